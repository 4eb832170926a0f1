import { LEGEND, SIZE, STYLE, TOP } from "../animation/look.ts";
import { escapeText } from "../page/client/markup.ts";
import { drawPrediction, drawTarget, frameTitle, waveFrame } from "../page/client/wave-chart.ts";
import type { ReportRun } from "../report-data.ts";

/** The prediction of one epoch, by its index, as an SVG document: a frame of the article's animation. */
export function still(run: ReportRun, target: Float64Array, index: number): string {
  const frame = waveFrame(SIZE, target.length, TOP);
  const title = frameTitle(index + 1, run.epochs[index]?.testLoss ?? Number.NaN, run.model, run.optimizer);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}" viewBox="0 0 ${SIZE.width} ${SIZE.height}"><style>${STYLE}</style><rect width="100%" height="100%" fill="#fff"/><text class="title" x="${SIZE.width / 2}" y="21" text-anchor="middle">${escapeText(title)}</text>${drawTarget(frame, target)}${LEGEND}${drawPrediction(frame, run.predictions[index] ?? [])}</svg>`;
}
