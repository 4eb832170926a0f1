/**
 * The report as files. What they are called is kept in `report.json`, so that a later report in the same folder replaces
 * them all, and nothing else.
 *
 * @module
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "./figure.ts";
import { UsageError } from "./options.ts";
import { writePage } from "./page/index.ts";
import type { Report } from "./report-data.ts";

/** Names the files of the report, and marks its folder as one. */
const MARK = "report.json";

/** Makes the folder, or takes one that is empty or has a report. Throws {@link UsageError} for any other. */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    if (existsSync(join(folder, MARK)) || readdirSync(folder).length === 0) return;
  } catch (error) {
    throw new UsageError(`--out ${folder} cannot be made or read, ${(error as NodeJS.ErrnoException).code}`);
  }
  throw new UsageError(`--out ${folder} has files that are not of a report; choose another folder or empty it`);
}

/**
 * Writes the report, with every n-th epoch in the animations, into a prepared folder, and removes what only
 * the report before had. Returns the names of the files.
 */
export async function writeReport(
  report: Report,
  figures: readonly Figure[],
  folder: string,
  every: number = 1,
): Promise<string[]> {
  const before = listed(folder);
  const names = figures.map(({ id }) => `${id}.svg`);
  // Everything that may be there after a failure is on the list from the start.
  const mark = (files: readonly string[]): void => {
    writeFileSync(join(folder, MARK), `${JSON.stringify({ command: report.command, files }, null, 2)}\n`);
  };
  mark([...new Set([...before, ...names])]);
  for (const { id, svg } of figures) writeFileSync(join(folder, `${id}.svg`), svg);
  names.push(...(await writePage(report, figures, folder, { every })));
  for (const name of before) if (!names.includes(name)) rmSync(join(folder, name), { force: true });
  mark(names);
  return names;
}

/** The files of the report that is in the folder: only names, none that leads elsewhere. */
function listed(folder: string): string[] {
  try {
    const { files } = JSON.parse(readFileSync(join(folder, MARK), "utf8")) as { files?: unknown };
    if (!Array.isArray(files)) return [];
    return files.filter(
      (name) => typeof name === "string" && /^[\p{L}\p{N}][\p{L}\p{N}._-]*\.(svg|gif|html|csv)$/u.test(name),
    );
  } catch {
    return []; // none yet, or damaged: then its files stay
  }
}
