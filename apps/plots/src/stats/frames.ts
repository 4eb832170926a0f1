import type { ReportRun } from "../report-data.ts";
import { countEpochs, shownEpochs } from "./losses.ts";

/** The indices of every `every`-th epoch of `epochs`, from the first, and the last one, thinned to at most `most`. */
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

/** The most epochs of the player of the page. */
const PLAYED = 200;

/**
 * The indices of the epochs whose predictions a report shows: those of the player and of the animations, and the best.
 */
export function indicesShown(epochs: number, every: number, best: number): number[] {
  const all = new Set([...thinned(epochs, 1, PLAYED), ...thinned(epochs, every), best]);
  return [...all].toSorted((a, b) => a - b);
}

/** For each of some epochs, the index of the last of `kept` that is not after it, or of the first; each index once. */
export function placesIn(kept: readonly number[], epochs: readonly number[]): number[] {
  const places = new Set<number>();
  let place = 0;
  for (const epoch of epochs) {
    while (place + 1 < kept.length && (kept[place + 1] as number) <= epoch) place++;
    places.add(place);
  }
  return [...places];
}

/** The frames of the animations of a run, as indices of its shown epochs. */
export function framesOf(run: ReportRun, every: number): number[] {
  const shown = shownEpochs(run).map(({ epoch }) => epoch);
  const wanted = thinned(countEpochs(run), every).map((i) => i + 1);
  if (run.keptSome) return placesIn(shown, wanted);
  const all = new Set(wanted);
  return shown.flatMap((epoch, i) => (all.has(epoch) ? [i] : []));
}

/** The note of an animation about epochs that it leaves out; empty if it has all. */
export function framesNote(frames: number, run: ReportRun): string {
  const count = countEpochs(run);
  return frames === count ? "" : `${frames} of ${count} epochs`;
}
