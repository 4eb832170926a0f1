import { linearAxis, logAxis } from "./axis.ts";
import { clipped, drawFrame, type Frame, linePath, plotArea, type Size } from "./chart.ts";

/** The losses of one run, an element for each epoch. */
export interface Losses {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/** How the axis of the loss goes. */
export type Kind = "log" | "linear";

/** How many classes of colours the style has. */
export const COLOURS = 8;

/** The axes of a chart of losses: epochs from 1, and the range of all that is finite. */
export function lossFrame(size: Size, runs: readonly Losses[], kind: Kind): Frame {
  const area = plotArea(size, 12);
  const all = runs.flatMap(({ train, test }) => [...train, ...test]).filter((x) => Number.isFinite(x) && x > 0);
  const low = all.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = all.reduce((a, b) => Math.max(a, b), 0);
  const epochs = Math.max(2, ...runs.map(({ test }) => test.length));
  const x = linearAxis(1, epochs, area.left, area.right, size.width < 500 ? 4 : 8);
  if (all.length === 0) return { area, x, y: linearAxis(0, 1, area.bottom, area.top) };
  const y =
    kind === "log"
      ? logAxis(low / 1.15, high * 1.15, area.bottom, area.top)
      : linearAxis(0, high * 1.04, area.bottom, area.top);
  return { area, x, y };
}

/** The losses of all runs in one chart: the test loss as a line, the train loss dashed. */
export function drawLosses(frame: Frame, runs: readonly Losses[]): string {
  const lines = runs.map(
    ({ train, test }, i) =>
      `<g class="s${i % COLOURS}"><path class="train" d="${linePath(train, frame, 1)}"/><path class="test" d="${linePath(test, frame, 1)}"/></g>`,
  );
  return drawFrame(frame, "epoch", "mean squared error") + clipped(frame.area, lines.join(""));
}
