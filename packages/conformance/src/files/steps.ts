/**
 * `steps.json`: the results of the programs of the book, compared with those of the private package `steps`.
 *
 * @module
 */
import { random } from "@dz/ndarray";
import { steps as programs, type Recorded, record } from "steps";
import { type Context, dataFile, type Runner, runCases } from "../cases.ts";
import type { Check } from "../check.ts";
import { within } from "../compare.ts";
import { DataError } from "../decode.ts";
import type { Fields } from "../fields.ts";

const RTOL = 1e-10;

export const steps: Runner = (data, context) =>
  dataFile(data, "dz-conformance/steps/1", function* (file) {
    file.ignore("tolerance"); // in words and numbers: what the README says
    yield* runCases(file.list("steps"), {
      file: "steps.json",
      id: (fields) => `step ${fields.number("step")}`,
      name: (fields) => fields.text("kind"),
      run: (check, fields) => checkStep(check, fields, context),
    });
  });

function checkStep(check: Check, fields: Fields, { epochs = Number.POSITIVE_INFINITY }: Context): void {
  fields.ignore("demonstrates", "inputs");
  // The formatting is Python's; the tests of the programs compare the printed numbers.
  fields.ignore("printed");
  const number = fields.number("step");
  const program = programs[number - 1];
  if (program === undefined) throw new DataError(`step: there is no step ${number}`);
  if (fields.has("seeded_first")) random.seed(fields.number("seeded_first"));
  const got = record(program, 3 * epochs);
  const { values } = got;
  if (fields.text("kind") !== "values") {
    // Theory, or a program that downloads or draws without a seed: no reference numbers, the program must only run.
    check.same("runs to its end", typeof (values ?? {}), "object");
    return;
  }
  if (fields.has("trace")) checkTrace(check, got, fields.fields("trace"));
  if (values === null) fields.ignore("values", "printed_lines", "raises");
  else checkEnd(check, fields, got, values);
}

function checkEnd(check: Check, fields: Fields, { lines }: Recorded, values: Readonly<Record<string, unknown>>): void {
  const wanted = fields.fields("values");
  wanted.ignore("graph"); // the number of functions depends on how operators are composed
  for (const name of wanted.names()) {
    if (name !== "graph") checkValue(check, name, values[nameOf(name)], wanted.get(name));
  }
  const count = fields.number("printed_lines");
  if (count > 0) check.same("printed_lines", lines.length, count);
  else check.same("runs to its end", typeof values, "object"); // two steps of the book have no numbers
  if (!fields.has("raises")) return;
  // Step 60 as published ends with a plot that NumPy 2 refuses; its numbers come before.
  if (fields.number("step") === 60) fields.ignore("raises");
  else check.same(`raises instead of ${fields.text("raises")}`, typeof values.raises, "string");
}

/** Rows of numbers at some of the prints; each has a floor, the difference between runs of the same Python program. */
function checkTrace(check: Check, { trace, values }: Recorded, wanted: Fields): void {
  wanted.ignore("of", "floor_rel_max_all");
  const at = wanted.numbers("at_print");
  const floor = wanted.numbers("floor_rel");
  for (const [i, row] of wanted.list("values").entries()) {
    const print = at[i] as number;
    if (values === null && print > trace.length) continue; // stopped before
    const rtol = Math.max(RTOL, 100 * (floor[i] as number));
    check.numbers(`trace at print ${print}`, trace[print - 1] ?? [], row as number[], within(rtol, 0));
  }
}

function checkValue(check: Check, name: string, got: unknown, want: unknown): void {
  const [gots, wants] = [flat(got), flat(want)];
  if (wants.every((value) => typeof value === "number")) {
    check.numbers(name, gots as number[], wants as number[], within(RTOL, 0));
  } else check.same(name, gots, wants);
}

/** The elements of nested lists, flattened. */
function flat(value: unknown): unknown[] {
  return Array.isArray(value) ? value.flatMap(flat) : [value];
}

/** Converts a name such as `x_grad` of the data to `xGrad` of a program. */
function nameOf(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
