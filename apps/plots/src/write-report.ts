import type { Figure } from "./figure.ts";
import { type PageOptions, pageFiles } from "./page/index.ts";
import type { Report } from "./report-data.ts";
import type { ReportFolder } from "./report-folder.ts";

/**
 * Writes the report into a folder that has been begun for it, completes it, and returns the names of its files. Parts
 * that cannot be made are left out and reported to `problem`; if a file cannot be written, the previous report stays.
 */
export async function writeReport(
  report: Report,
  figures: readonly Figure[],
  folder: ReportFolder,
  problem: (text: string) => void,
  options: PageOptions = {},
): Promise<string[]> {
  try {
    for (const { id, svg } of figures) folder.write(`${id}.svg`, svg);
    for await (const { name, content } of pageFiles(report, figures, problem, options)) folder.write(name, content);
    const { names } = folder;
    folder.finish(report.command);
    return names;
  } catch (error) {
    folder.abandon();
    throw error;
  }
}
