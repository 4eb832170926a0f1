import {
  clipped,
  drawFrame,
  drawOffScale,
  type Frame,
  linearAxis,
  linePath,
  logAxis,
  placesOf,
  plotArea,
  type Size,
  stretches,
} from "@dz/drawing";

/** The losses of one run. */
export interface Losses {
  /** The numbers of the epochs, in order; for a long run not all of them. */
  readonly epochs: readonly number[];
  /** One for each of `epochs`. */
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/**
 * The ratio to the smallest loss beyond which losses are off a linear scale: otherwise the others would be
 * indistinguishable.
 */
export const TOO_MUCH = 1e6;

/** The scale of the axis of the loss. */
export type Kind = "log" | "linear";

/** The number of colour classes of the style. */
export const COLOURS = 8;

/** The axes of a chart of losses: epochs from 1, and the range of all finite losses. */
export function lossFrame(size: Size, runs: readonly Losses[], kind: Kind): Frame {
  const area = plotArea(size, 12);
  const all = runs.flatMap(({ train, test }) => [...train, ...test]).filter((x) => Number.isFinite(x) && x > 0);
  const low = all.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = all.reduce((a, b) => Math.max(a, b), 0);
  const epochs = runs.reduce((most, run) => Math.max(most, run.epochs.at(-1) ?? 0), 2);
  const x = linearAxis(1, epochs, area.left, area.right, size.width < 500 ? 4 : 8);
  if (all.length === 0) return { area, x, y: linearAxis(0, 1, area.bottom, area.top) };
  const y =
    kind === "log"
      ? logAxis(low, high, area.bottom, area.top, Math.log10(1.15))
      : linearAxis(0, Math.min(high * 1.04, low * TOO_MUCH, Number.MAX_VALUE), area.bottom, area.top);
  return { area, x, y };
}

/**
 * The losses of all runs in one chart: the test loss as a line, the train loss dashed, with marks where they are off
 * the scale.
 */
export function drawLosses(frame: Frame, runs: readonly Losses[]): string {
  const lines = runs.map(({ epochs, train, test }) => [placesOf(train, frame, epochs), placesOf(test, frame, epochs)]);
  const drawn = lines.map(([train = [], test = []], i) => {
    const [a, b] = [linePath(train, frame.area), linePath(test, frame.area)];
    return `<g class="s${i % COLOURS}"><path class="train" d="${a}"/><path class="test" d="${b}"/></g>`;
  });
  const off = lines.flat().flatMap((places) => stretches(places, frame.area));
  return (
    drawFrame(frame, "epoch", "mean squared error") +
    clipped(frame.area, drawn.join("")) +
    drawOffScale(off, frame.area)
  );
}
