import { escapeText } from "@dz/text";
import { LEGEND, noteMarkup, STYLE, TOP } from "../pictures/look.ts";
import { SIZE } from "../pictures/size.ts";
import { drawPrediction, drawTarget, frameTitle, waveFrame } from "../pictures/wave-chart.ts";
import type { EpochLosses, ReportRun } from "../report-data.ts";
import { shownEpochs } from "../stats/losses.ts";

/**
 * The prediction of one of the shown epochs, by its index among these, as an SVG document: a frame of the article's
 * animation, with a note in its corner.
 */
export function still(run: ReportRun, target: Float64Array, index: number, note = ""): string {
  const frame = waveFrame(SIZE, target.length, TOP);
  const { epoch, testLoss } = shownEpochs(run)[index] as EpochLosses;
  const title = frameTitle(epoch, testLoss, run.model, run.optimizer);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}" viewBox="0 0 ${SIZE.width} ${SIZE.height}"><style>${STYLE}</style><rect width="100%" height="100%" fill="#fff"/><text class="title" x="${SIZE.width / 2}" y="21" text-anchor="middle">${escapeText(title)}</text>${drawTarget(frame, target)}${LEGEND}${noteMarkup(note)}${drawPrediction(frame, run.predictions[index] ?? [])}</svg>`;
}
