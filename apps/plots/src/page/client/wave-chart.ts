import { linearAxis } from "./axis.ts";
import { clipped, drawFrame, type Frame, linePath, plotArea, type Size } from "./chart.ts";

/** The axes of a prediction: points of time, and values from -1.1 to 1.1, as in the article. */
export function waveFrame(size: Size, points: number, top = 12): Frame {
  const area = plotArea(size, top);
  return {
    area,
    x: linearAxis(0, Math.max(1, points - 1), area.left, area.right, size.width < 500 ? 4 : 8),
    y: linearAxis(-1.1, 1.1, area.bottom, area.top),
  };
}

/** What stays when the prediction changes: axes and target. */
export function drawTarget(frame: Frame, target: ArrayLike<number>, step = 1): string {
  const line = `<path class="target" d="${linePath(target, frame, 0, step)}"/>`;
  return drawFrame(frame, "t", "y") + clipped(frame.area, line);
}

/** The line of one prediction, of all points or of every `step`-th. */
export function drawPrediction(frame: Frame, prediction: ArrayLike<number>, step = 1): string {
  return clipped(frame.area, `<path class="prediction" d="${linePath(prediction, frame, 0, step)}"/>`);
}

/** The title of a frame, as the article has it: `iter:7, loss=0.00305, model:SimpleRNN, optimizer:Adam`. */
export function frameTitle(epoch: number, loss: number, model: string, optimizer: string): string {
  const rounded = Number.isFinite(loss) ? String(Number(loss.toFixed(5))) : String(loss);
  return `iter:${epoch}, loss=${rounded}, model:${model}, optimizer:${optimizer}`;
}
