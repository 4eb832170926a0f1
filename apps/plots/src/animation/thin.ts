import type { ReportRun } from "../report-data.ts";
import { countEpochs, shownEpochs } from "../stats/losses.ts";

/** The indices of every `every`-th epoch of `epochs`, from the first, and the last one; of these at most `most`. */
export function thinned(epochs: number, every = 1, most = 100): number[] {
  if (!(Number.isInteger(every) && every > 0)) {
    throw new RangeError(`animation: frames are thinned by a whole number from 1, not ${every}`);
  }
  const step = Math.max(every, Math.ceil((epochs - 1) / (most - 1)));
  const indices: number[] = [];
  for (let i = 0; i < epochs - 1; i += step) indices.push(i);
  if (epochs > 0) indices.push(epochs - 1);
  return indices;
}

/** The most epochs that the player of the page has. */
const PLAYED = 200;

/** The indices of the epochs whose predictions a report shows: those of the player and of the animations, and the best. */
export function indicesShown(epochs: number, every: number, best: number): number[] {
  const all = new Set([...thinned(epochs, 1, PLAYED), ...thinned(epochs, every), best]);
  return [...all].toSorted((a, b) => a - b);
}

/** Which of the shown epochs of a run are frames of its animations, by their places among these. */
export function framesOf(run: ReportRun, every: number): number[] {
  const wanted = new Set(thinned(countEpochs(run), every));
  return shownEpochs(run).flatMap(({ epoch }, i) => (wanted.has(epoch - 1) ? [i] : []));
}

/** What an animation says of epochs that it leaves out; nothing if it has all. */
export function framesNote(frames: number, run: ReportRun): string {
  const count = countEpochs(run);
  return frames === count ? "" : `${frames} of ${count} epochs`;
}
