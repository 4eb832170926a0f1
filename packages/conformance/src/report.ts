/**
 * The report on a data file, and its printed form.
 *
 * @module
 */
import type { CaseResult, Problem } from "./check.ts";

/** Cases skipped for one reason. */
export interface SkipGroup {
  readonly reason: string;
  /** The number of cases per operation, layer or section. */
  readonly names: Readonly<Record<string, number>>;
  readonly count: number;
}

export interface Failure {
  readonly id: string;
  readonly problems: readonly Problem[];
}

/** The results of one data file. */
export interface FileReport {
  readonly file: string;
  readonly run: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly skips: readonly SkipGroup[];
  readonly failures: readonly Failure[];
  readonly seconds: number;
}

/** Sums over several files. */
export type Totals = Pick<FileReport, "run" | "passed" | "failed" | "skipped">;

/** Counts and groups the results of a file. */
export function summarize(file: string, results: Iterable<CaseResult>, now: () => number = Date.now): FileReport {
  const start = now();
  const failures: Failure[] = [];
  const skips = new Map<string, Record<string, number>>();
  let passed = 0;
  let skipped = 0;
  for (const result of results) {
    if (result.status === "passed") passed++;
    else if (result.status === "failed") failures.push({ id: result.id, problems: result.problems });
    else {
      skipped++;
      const names = skips.get(result.reason) ?? Object.create(null);
      names[result.name] = (names[result.name] ?? 0) + 1;
      skips.set(result.reason, names);
    }
  }
  return {
    file,
    run: passed + failures.length,
    passed,
    failed: failures.length,
    skipped,
    skips: Array.from(skips, ([reason, names]) => ({
      reason,
      names,
      count: Object.values(names).reduce((sum, n) => sum + n, 0),
    })),
    failures,
    seconds: Math.round((now() - start) / 100) / 10,
  };
}

/** The sums over several files. */
export function totalsOf(reports: readonly FileReport[]): Totals {
  const sum = (key: keyof Totals): number => reports.reduce((total, report) => total + report[key], 0);
  return { run: sum("run"), passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
}

/** The number of problems printed per case; a case may have thousands. */
const SHOWN = 5;

/** A report for people: a line of counts, then the skips with their reasons, then the failures. */
export function fileText(report: FileReport): string {
  const { file, skips, failures, seconds } = report;
  return [
    `${file.padEnd(18)}${countsText(report)}  ${seconds.toFixed(1).padStart(6)} s`,
    ...skips.map(({ reason, names, count }) => {
      const list = Object.entries(names).map(([name, n]) => `${name} ${n}`);
      return `    skipped ${count}: ${reason} (${list.join(", ")})`;
    }),
    ...failures.flatMap(({ id, problems }) => [
      ...problems.slice(0, SHOWN).map((problem) => `    FAILED ${id}  ${problemText(problem)}`),
      ...(problems.length > SHOWN ? [`    FAILED ${id}  ... and ${problems.length - SHOWN} more problems`] : []),
    ]),
  ].join("\n");
}

/** The line of totals. */
export function totalsText(totals: Totals): string {
  return `${"total".padEnd(18)}${countsText(totals)}`;
}

function countsText({ run, passed, failed, skipped }: Totals): string {
  const counts = [
    [run, "run"],
    [passed, "passed"],
    [failed, "failed"],
    [skipped, "skipped"],
  ] as const;
  return counts.map(([n, word]) => `${String(n).padStart(4)} ${word}`).join("  ");
}

function problemText({ field, element, got, want, tolerance, wrong = 1 }: Problem): string {
  return [
    `${field}${element === undefined ? "" : ` at ${element}`}: got ${got}, want ${want}`,
    ...(tolerance === undefined ? [] : [`tolerance ${tolerance}`]),
    ...(wrong > 1 ? [`${wrong} elements are wrong`] : []),
  ].join(", ");
}

/** All reports in one JSON object. */
export function jsonText(folder: string, reports: readonly FileReport[]): string {
  const totals = totalsOf(reports);
  return JSON.stringify({ ok: totals.failed === 0, data: folder, ...totals, files: reports });
}
