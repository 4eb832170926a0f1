import {
  clipped,
  drawFrame,
  drawOffScale,
  everyNth,
  type Frame,
  linearAxis,
  linePath,
  placesOf,
  plotArea,
  type Size,
  stretches,
} from "@dz/drawing";

/** The axes of a prediction: points of time, and values from -1.1 to 1.1, as in the article. */
export function waveFrame(size: Size, points: number, top = 12): Frame {
  const area = plotArea(size, top);
  return {
    area,
    x: linearAxis(0, Math.max(1, points - 1), area.left, area.right, size.width < 500 ? 4 : 8),
    y: linearAxis(-1.1, 1.1, area.bottom, area.top),
  };
}

/** The parts that stay when the prediction changes: axes and target. */
export function drawTarget(frame: Frame, target: ArrayLike<number>, step = 1): string {
  const line = `<path class="target" d="${linePath(everyNth(placesOf(target, frame), step), frame.area)}"/>`;
  return drawFrame(frame, "t", "y") + clipped(frame.area, line);
}

/** The line of one prediction, through all points or every `step`-th, with marks where it is off the scale. */
export function drawPrediction(frame: Frame, prediction: ArrayLike<number>, step = 1): string {
  const places = placesOf(prediction, frame);
  const line = `<path class="prediction" d="${linePath(everyNth(places, step), frame.area)}"/>`;
  return clipped(frame.area, line) + drawOffScale(stretches(places, frame.area), frame.area);
}

/** The title of a frame, as in the article: `iter:7, loss=0.00305, model:SimpleRNN, optimizer:Adam`. */
export function frameTitle(epoch: number, loss: number, model: string, optimizer: string): string {
  const rounded = Number.isFinite(loss) ? String(Number(loss.toFixed(5))) : String(loss);
  return `iter:${epoch}, loss=${rounded}, model:${model}, optimizer:${optimizer}`;
}
