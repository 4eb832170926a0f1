import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { animatedSvg } from "../animation/animated-svg.ts";
import { gifName, svgName } from "../animation/names.ts";
import type { Figure } from "../figure.ts";
import { animatedGif } from "../gif/animated-gif.ts";
import type { Report } from "../report-data.ts";
import { pageDocument } from "./document.ts";
import { tableName } from "./figure-section.ts";
import { tableFile } from "./table.ts";

/** How the animations are made. */
export interface PageOptions {
  /** Show every n-th epoch, and the last one; 1 by default. */
  readonly every?: number;
}

/**
 * Writes `index.html`, the numbers of each figure as `.csv`, and of each run an animated `.svg` and `.gif`, into a folder,
 * which is made if needed. Files of these names are replaced. Returns the names.
 */
export async function writePage(
  report: Report,
  figures: readonly Figure[],
  outDir: string,
  { every = 1 }: PageOptions = {},
): Promise<string[]> {
  await mkdir(outDir, { recursive: true });
  const names: string[] = [];
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    await writeFile(join(outDir, name), content);
    names.push(name);
  };
  await write("index.html", pageDocument(report, figures));
  for (const figure of figures) await write(tableName(figure), tableFile(figure.table));
  for (const run of report.runs) {
    await write(svgName(run), animatedSvg(run, report.data.testWave.ts, every));
    await write(gifName(run), animatedGif(run, report.data.testWave.ts, every));
  }
  return names;
}
