import { escapeText } from "@dz/text";
import { SIZE } from "./size.ts";

/** Space above the axes, for the title. */
export const TOP = 34;

/**
 * The style of a picture of predictions, without CSS variables, so that every program that draws SVG understands it.
 */
export const STYLE: string = [
  "text{font:12px 'DejaVu Sans',sans-serif;fill:#222}",
  ".title{font-size:14px}",
  "path{fill:none}",
  ".grid{stroke:#ddd}",
  ".edge{stroke:#222}",
  ".target{stroke:#1f77b4;stroke-width:1.75;stroke-dasharray:7 5}",
  ".prediction{stroke:#e0560b;stroke-width:1.75}",
  "text.off{fill:#d62728;stroke:#fff;stroke-width:4;paint-order:stroke}",
].join("");

/** The legend of the two lines, in the bottom row. */
export const LEGEND: string = [
  ["target", 62],
  ["prediction", 160],
]
  .map(([name, x]) => `<path class="${name}" d="M${x} 347h30"/><text x="${Number(x) + 36}" y="351">${name}</text>`)
  .join("");

/** A note in the bottom row, at the right; empty for an empty note. */
export function noteMarkup(note: string): string {
  return note === "" ? "" : `<text x="${SIZE.width - 12}" y="351" text-anchor="end">${escapeText(note)}</text>`;
}
