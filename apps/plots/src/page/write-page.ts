import { animatedSvg } from "../animation/animated-svg.ts";
import { gifName, svgName } from "../animation/names.ts";
import type { Figure } from "../figure.ts";
import { animatedGif } from "../gif/animated-gif.ts";
import { sineRuns } from "../learned/learned-series.ts";
import type { Report } from "../report-data.ts";
import { pageDocument } from "./document.ts";
import { tableName } from "./figure-section.ts";
import { tableFile } from "./table.ts";

/** Options of the animations. */
export interface PageOptions {
  /** Show every n-th epoch, and the last one (default 1). */
  readonly every?: number;
  /** Draws the GIF of a run; for tests. */
  readonly gif?: typeof animatedGif;
}

/** A file of a report. */
export interface ReportFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/**
 * The files of the page: the numbers of each figure as `.csv`, for each run on the sine an animated `.svg` and `.gif`, and at the
 * end `index.html`, which links to the existing ones. A file that cannot be made is left out, and reported to
 * `problem`.
 */
export async function* pageFiles(
  report: Report,
  figures: readonly Figure[],
  problem: (text: string) => void,
  { every = 1, gif = animatedGif }: PageOptions = {},
): AsyncGenerator<ReportFile> {
  const names = new Set<string>();
  const file = (name: string, content: string | Uint8Array): ReportFile => {
    names.add(name);
    return { name, content };
  };
  for (const figure of figures) yield file(tableName(figure), tableFile(figure.table));
  for (const run of sineRuns(report.runs)) {
    yield file(svgName(run), animatedSvg(run, report.data.testWave.ts, every));
    let drawn: Uint8Array;
    try {
      drawn = await gif(run, report.data.testWave.ts, every);
    } catch (error) {
      problem(`the GIF of ${run.label} ${(error as Error).message}`);
      continue;
    }
    yield file(gifName(run), drawn);
  }
  yield file("index.html", pageDocument(report, figures, names));
}
