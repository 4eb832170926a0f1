/**
 * The numbers that the programs of the book have in Python, beside those of dz.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { random } from "@dz/ndarray";
import type { Program } from "./page.ts";
import { brokenPictures, record } from "./record.ts";
import { steps } from "./steps.ts";

/** What a step does in Python: its results, what it prints, and the losses of its training. */
export interface PythonStep {
  readonly step: number;
  readonly kind: "values" | "no code" | "not run";
  readonly demonstrates: string;
  readonly seeded_first?: number;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly printed_lines?: number;
  readonly printed?: readonly string[];
  readonly raises?: string;
  readonly trace?: Readonly<{ at_print: number[]; values: number[][]; floor_rel: number[] }>;
}

/** The reference numbers in a file of @dz/conformance. */
export function reference(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../packages/conformance/data/${file}`, import.meta.url), "utf8"));
}

export const pythonSteps: readonly PythonStep[] = (reference("steps.json") as { steps: PythonStep[] }).steps;

/** `x_grad` of the data is `xGrad` here. */
const nameOf = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The numbers and texts of nested lists, one after the other. */
const flat = (value: unknown): unknown[] => (Array.isArray(value) ? value.flatMap(flat) : [value]);

/** What differs by more than `rtol` of the value wanted, a line for each; `what` names it. */
export function differences(got: unknown, want: unknown, rtol: number, what: string): string[] {
  const [gots, wants] = [flat(got), flat(want)];
  if (gots.length !== wants.length) return [`${what}: ${gots.length} values, Python has ${wants.length}`];
  return wants.flatMap((w, i) => {
    const same =
      typeof w === "number" ? Math.abs((gots[i] as number) - w) <= rtol * Math.abs(w) : Object.is(gots[i], w);
    return same ? [] : [`${what}: ${gots[i]}, Python has ${w}`];
  });
}

/** The numbers in a printed line, each with the uncertainty of its last digit. */
const numbersIn = (line: string): [value: number, unit: number][] =>
  Array.from(line.matchAll(/-?\d+(?:\.(\d*))?(?:e[-+]?\d+)?/g), ([text, digits = ""]) => [
    Number(text),
    10 ** -digits.length,
  ]);

function lineDiffers(line: string, wanted: string): boolean {
  const numbers = numbersIn(line);
  return numbersIn(wanted).some(
    ([want, unit], k) => !(Math.abs((numbers[k]?.[0] ?? Number.NaN) - want) <= 1e-10 * Math.abs(want) + unit),
  );
}

/** Python's lines, of which the data may leave out those in the middle, beside the numbers of the lines here. */
function printedBeside(printed: readonly string[], count: number): [wanted: string, at: number][] {
  const half = Math.floor(printed.length / 2);
  return printed.map((line, i) => [line, i < half ? i : count - printed.length + i]);
}

/**
 * Runs a step as Python ran it and says what differs, a line for each difference. After `rows` rows of its trace the
 * program is stopped, and only what came before is compared.
 */
export function compareWithPython(wanted: PythonStep, rows: number = Number.POSITIVE_INFINITY): string[] {
  const { step, seeded_first = 0, values = {}, printed = [], printed_lines = 0, trace, raises } = wanted;
  random.seed(seeded_first);
  const got = record(steps[step - 1] as Program, rows);
  const problems: string[] = [];
  for (const [i, row] of trace?.values.entries() ?? []) {
    const at = (trace?.at_print[i] as number) - 1;
    if (at >= rows) continue;
    problems.push(...differences(got.trace[at], row, Math.max(1e-10, 100 * (trace?.floor_rel[i] ?? 0)), `trace ${at}`));
  }
  problems.push(...brokenPictures(got));
  const whole = got.values !== null;
  for (const [line, at] of printedBeside(printed, printed_lines)) {
    if (!whole && at >= got.lines.length) continue;
    if (lineDiffers(got.lines[at] ?? "", line)) problems.push(`line ${at}: ${got.lines[at]}, Python has ${line}`);
  }
  if (!whole) return problems;

  if (printed.length > 0 && got.lines.length !== printed_lines) {
    problems.push(`${got.lines.length} lines, Python has ${printed_lines}`);
  }
  if (wanted.kind !== "values" && Object.keys(got.values).length === 0) problems.push("no results");
  for (const [name, want] of Object.entries(values)) {
    // The graph is for information: dz composes operators in its own way.
    if (name !== "graph") problems.push(...differences(got.values[nameOf(name)], want, 1e-10, name));
  }
  // Python's error in step 60 is about a plot that NumPy 2 refuses, after the numbers.
  if (raises !== undefined && step !== 60 && !/expected an NdArray, got/.test(String(got.values.raises))) {
    problems.push(`raises ${got.values.raises}, Python raises ${raises}`);
  }
  return problems;
}
