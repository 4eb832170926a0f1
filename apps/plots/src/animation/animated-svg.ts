import { drawOffScale, everyNth, linePath, placesOf, stretches } from "@dz/drawing";
import { escapeText } from "@dz/text";
import { LEGEND, noteMarkup, STYLE, TOP } from "../pictures/look.ts";
import { SIZE } from "../pictures/size.ts";
import { drawTarget, frameTitle, waveFrame } from "../pictures/wave-chart.ts";
import type { EpochLosses, ReportRun } from "../report-data.ts";
import { framesNote, framesOf } from "../stats/frames.ts";
import { shownEpochs } from "../stats/losses.ts";

/** Seconds from frame to frame. */
const PACE = 0.1;

/** The approximate number of points of a frame; more would not be visible. */
const POINTS = 333;

/**
 * The predictions of a run as an animated SVG document, ten frames a second in a loop: frames are groups, of which CSS
 * shows one at a time, without a script. For readers who prefer reduced motion, and in programs without animation, the
 * last frame is shown.
 */
export function animatedSvg(run: ReportRun, target: Float64Array, every = 1): string {
  const indices = framesOf(run, every);
  const frame = waveFrame(SIZE, target.length, TOP);
  const { left, top, right, bottom } = frame.area;
  const clip = `<clipPath id="area"><path d="M${left} ${top}H${right}V${bottom}H${left}Z"/></clipPath>`;
  const seconds = Math.round(indices.length * PACE * 10) / 10;
  const step = Math.max(1, Math.floor(target.length / POINTS));
  const frames = indices.map((index, i) => {
    const { epoch, testLoss } = shownEpochs(run)[index] as EpochLosses;
    const title = frameTitle(epoch, testLoss, run.model, run.optimizer);
    const places = placesOf(run.predictions[index] ?? [], frame);
    const path = linePath(everyNth(places, step), frame.area);
    const off = drawOffScale(stretches(places, frame.area), frame.area);
    // Negative, so that each frame has its place in the cycle from the start.
    const delay = Math.round((i - indices.length) * PACE * 10) / 10;
    return `<g class="frame" style="animation-delay:${delay}s"><text class="title" x="${SIZE.width / 2}" y="21" text-anchor="middle">${escapeText(title)}</text><path class="prediction" clip-path="url(#area)" d="${path}"/>${off}</g>`;
  });
  const share = 100 / indices.length;
  const motion =
    indices.length < 2
      ? ""
      : `@keyframes turn{0%{visibility:visible}${share.toFixed(4)}%,100%{visibility:hidden}}@media (prefers-reduced-motion:no-preference){.frame,.frame:last-child{animation:turn ${seconds}s step-end infinite}}`;
  const note = framesNote(indices.length, run);
  const name = escapeText(`Predictions of ${run.label}, ${note || "epoch by epoch"}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}" role="img" aria-label="${name}"><title>${name}</title><style>${STYLE}.frame{visibility:hidden}.frame:last-child{visibility:visible}${motion}</style>${clip}<path style="fill:#fff" d="M0 0H${SIZE.width}V${SIZE.height}H0Z"/>${drawTarget(frame, target)}${LEGEND}${noteMarkup(note)}<g>${frames.join("\n")}</g></svg>\n`;
}
