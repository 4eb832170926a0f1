/**
 * The common structure of the data files: a format, versions, and lists of cases.
 *
 * @module
 */
import { type CaseResult, type Check, describeError, runCase } from "./check.ts";
import { DataError } from "./decode.ts";
import { Fields } from "./fields.ts";
import { skipReason } from "./skips.ts";

/** The data and how to run them. */
export interface Context {
  readonly folder: string;
  /** The maximum number of epochs of each training run (default: all). */
  readonly epochs?: number;
}

/** Runs one data file, case by case. */
export type Runner = (data: unknown, context: Context) => Iterable<CaseResult>;

/**
 * Reads the head of a data file and then, with `body`, its cases. A wrong head, an unread field and a file without
 * cases are failures with the id `(file)`.
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

/** How to name and run the cases of a list. */
export interface CaseKind {
  /** The data file, for looking up skips. */
  readonly file: string;
  /** The id of a case without a field `id`. */
  readonly id?: (fields: Fields, index: number) => string;
  /** The name of a case in the list of skips: its operation, layer or section. */
  readonly name: (fields: Fields) => string;
  readonly run: (check: Check, fields: Fields) => void;
}

/** Runs the cases of a list, except those that are to be skipped. */
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

/** Throws {@link DataError} unless a file states the tolerances that this runner applies. */
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
