/**
 * What the data files have in common: a format, versions, and lists of cases.
 *
 * @module
 */
import { type CaseResult, type Check, describeError, runCase } from "./check.ts";
import { DataError } from "./decode.ts";
import { Fields } from "./fields.ts";
import { skipReason } from "./skips.ts";

/** Where and how the data are run. */
export interface Context {
  /** The folder of the data. */
  readonly folder: string;
  /** At most so many epochs of each training run; all of them if absent. */
  readonly epochs?: number;
}

/** Runs one data file, case by case. */
export type Runner = (data: unknown, context: Context) => Iterable<CaseResult>;

/**
 * Reads the head of a data file and then, with `body`, its cases. A wrong head, a field that nobody reads and a file
 * without cases are failures under the id `(file)`.
 */
export function* dataFile(
  data: unknown,
  format: string,
  body: (file: Fields) => Iterable<CaseResult>,
): Generator<CaseResult, void, undefined> {
  let count = 0;
  try {
    const file = new Fields(data, "");
    file.ignore("versions");
    const found = file.text("format");
    if (found !== format) throw new DataError(`format: expected ${format}, got ${found}`);
    for (const result of body(file)) {
      count++;
      yield result;
    }
    const problems = file
      .unread()
      .map((field) => ({ field, got: "a field that the runner does not know", want: "only known fields" }));
    if (count === 0) problems.push({ field: "(file)", got: "no cases", want: "at least one case" });
    if (problems.length > 0) yield { id: "(file)", status: "failed", problems };
  } catch (error) {
    yield {
      id: "(file)",
      status: "failed",
      problems: [{ field: "(file)", got: describeError(error), want: "the form that the README describes" }],
    };
  }
}

/** How the cases of a list are called, and how one is run. */
export interface CaseKind {
  /** The data file, for the list of skips. */
  readonly file: string;
  /** What the id is if a case has no field `id`. */
  readonly id?: (fields: Fields, index: number) => string;
  /** What the list of skips calls a case: its operation, layer or section. */
  readonly name: (fields: Fields) => string;
  readonly run: (check: Check, fields: Fields) => void;
}

/** Runs the cases of a list, but for those that have a reason to be skipped. */
export function* runCases(
  values: readonly unknown[],
  kind: CaseKind,
  reasonToSkip: typeof skipReason = skipReason,
): Generator<CaseResult, void, undefined> {
  for (const [index, value] of values.entries()) {
    let fields: Fields;
    let id = `case ${index}`;
    let name: string;
    try {
      fields = new Fields(value, "");
      id = kind.id?.(fields, index) ?? fields.text("id");
      name = kind.name(fields);
    } catch (error) {
      yield { id, status: "failed", problems: [{ field: "(case)", got: describeError(error), want: "a case" }] };
      continue;
    }
    const reason = reasonToSkip(kind.file, name);
    yield reason === null ? runCase(id, fields, kind.run) : { id, status: "skipped", name, reason };
  }
}

/** Throws {@link DataError} unless a file states the tolerances by which it is judged here. */
export function expectTolerance(stated: Fields, rtol: number, atol: number): void {
  for (const [name, value] of [
    ["rtol", rtol],
    ["atol", atol],
  ] as const) {
    if (stated.number(name) !== value) {
      throw new DataError(`${stated.pathOf(name)}: expected ${value}, got ${stated.number(name)}`);
    }
  }
}
