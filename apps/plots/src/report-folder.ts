/**
 * The folder of a report, which is replaced as a whole: a new report is written to a folder beside it, which is renamed
 * when it is complete. The contents of a folder are listed in its `report.json`, so that only files written by a report
 * are ever removed.
 *
 * @module
 */
import { createHash, randomBytes } from "node:crypto";
import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, unlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { UsageError } from "@dz/command-line";
import { readRegularFile } from "@dz/runs";

/** Lists the files of the report, and marks its folder as one. */
const MARK = "report.json";

/** The format of `report.json`. */
const FORMAT = { format: "dz report", version: 1 };

/** The SHA-256 of each file by its name. */
type Sums = Readonly<Record<string, string>>;

/** A report that is being written. */
export class ReportFolder {
  readonly #out: string;
  readonly #aside: string;
  readonly #sums: Record<string, string> = {};

  /**
   * Begins a report for the folder `out`, and removes the remains of killed reports beside it. Throws
   * {@link UsageError} if `out` is neither absent, nor empty, nor an unchanged report.
   */
  constructor(out: string) {
    this.#out = out;
    this.#aside = nameBeside(out, "new");
    try {
      mkdirSync(dirname(out), { recursive: true });
      clearRemains(out);
      const found = wrong(out);
      if (found !== null) throw new UsageError(`--out ${out} ${found}`);
      mkdirSync(this.#aside);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw new UsageError(`--out ${out} cannot be made or read, ${(error as NodeJS.ErrnoException).code}`);
    }
  }

  /** The names of the files so far. */
  get names(): string[] {
    return Object.keys(this.#sums);
  }

  /** Writes a file of the report. */
  write(name: string, content: string | Uint8Array): void {
    if (!isName(name)) throw new Error(`a report has no file of the name ${JSON.stringify(name)}`);
    writeFileSync(join(this.#aside, name), content, { flag: "wx" });
    this.#sums[name] = sumOf(content);
  }

  /** Completes the report, which replaces the previous one. If that fails, the previous one is unchanged. */
  finish(command: string): void {
    writeFileSync(join(this.#aside, MARK), `${JSON.stringify({ ...FORMAT, command, files: this.#sums }, null, 2)}\n`, {
      flag: "wx",
    });
    const found = wrong(this.#out);
    if (found !== null) throw new Error(`--out ${this.#out} ${found}; the report was not put there`);
    const before = nameBeside(this.#out, "old");
    const replaced = isThere(this.#out);
    if (replaced) renameSync(this.#out, before);
    try {
      renameSync(this.#aside, this.#out);
    } catch (error) {
      if (replaced) renameSync(before, this.#out);
      throw error;
    }
    if (replaced) quietly(() => removeReport(before)); // the next report removes what remains
  }

  /** Aborts: removes the new report; the previous one is unchanged. */
  abandon(): void {
    quietly(() => removeReport(this.#aside));
  }
}

/** The reason why a report may not replace a folder; null if it may. */
function wrong(folder: string): string | null {
  const entry = lstatSync(folder, { throwIfNoEntry: false });
  if (entry === undefined) return null;
  if (entry.isSymbolicLink()) return "is a link, which is not followed; name the folder that it leads to";
  if (!entry.isDirectory()) return "is a file, not a folder; choose another name";
  const names = readdirSync(folder);
  if (names.length === 0) return null;
  const advice = "choose another folder or empty it";
  const sums = names.includes(MARK) ? sumsOf(folder) : null;
  if (sums === null) return `has files that are not of a report; ${advice}`;
  for (const name of names) {
    if (name === MARK) continue;
    const known = Object.hasOwn(sums, name) ? sums[name] : undefined;
    if (known === undefined) return `has ${JSON.stringify(name)}, which is not of a report; ${advice}`;
    if (!hasSum(join(folder, name), known)) {
      return `has ${JSON.stringify(name)}, which is not as a report wrote it, or has two names; ${advice}`;
    }
  }
  return null;
}

/** The largest file of a report that is compared with its sum, in bytes: far more than any file has. */
const LARGEST = 2 ** 30;

/** Whether a path is a regular file of one name with these bytes. */
function hasSum(path: string, sum: string): boolean {
  try {
    return sumOf(readRegularFile(path, LARGEST)) === sum;
  } catch {
    return false;
  }
}

/** The sums in the mark of a folder; null if it is not a report. */
function sumsOf(folder: string): Sums | null {
  try {
    const text = new TextDecoder().decode(readRegularFile(join(folder, MARK), 2 ** 24));
    const mark = JSON.parse(text) as { format?: unknown; version?: unknown; files?: unknown } | null;
    if (mark?.format !== FORMAT.format || mark.version !== FORMAT.version) return null;
    const { files } = mark;
    if (typeof files !== "object" || files === null || !Object.keys(files).every(isName)) return null;
    return files as Sums;
  } catch {
    return null; // damaged
  }
}

function sumOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Whether a name is valid for a file of a report: it must not lead elsewhere. */
function isName(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]*\.(svg|gif|html|csv)$/u.test(name);
}

/** Removes the files of a folder that reports have, and the folder, if it is then empty. */
function removeReport(folder: string): void {
  for (const name of listed(folder)) if (name === MARK || isName(name)) unlinkSync(join(folder, name));
  if (isThere(folder) && listed(folder).length === 0) rmdirSync(folder);
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Makes a call whose failure has no consequences. */
function quietly(call: () => void): void {
  try {
    call();
  } catch {}
}

function listed(folder: string): string[] {
  const entry = lstatSync(folder, { throwIfNoEntry: false });
  return entry?.isDirectory() === true ? readdirSync(folder) : [];
}

/** This machine in the names of folders: process ids are meaningless on another. */
const machine = sumOf(hostname()).slice(0, 8);

/** The name of a folder beside `out` for a report of this process that is incomplete, or was replaced. */
function nameBeside(out: string, kind: "new" | "old"): string {
  const own = `${kind}-${machine}-${process.pid}-${randomBytes(4).toString("hex")}`;
  return join(dirname(out), `.${basename(out)}.${own}`);
}

/** Removes the folders that killed processes left behind, but restores a report that was about to be replaced. */
function clearRemains(out: string): void {
  const start = `.${basename(out)}.`;
  for (const name of readdirSync(dirname(out))) {
    if (!name.startsWith(start)) continue;
    const [, kind, host, pid] = /^(new|old)-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{8}$/.exec(name.slice(start.length)) ?? [];
    if (host !== machine || isAlive(Number(pid))) continue;
    const folder = join(dirname(out), name);
    quietly(() => {
      if (kind === "old" && wrong(folder) === null && !isThere(out)) renameSync(folder, out);
      else if (listed(folder).every((file) => file === MARK || isName(file))) removeReport(folder);
    });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // the process belongs to another user
  }
}
