import { persistence } from "@dz/series";
import { describe, expect, test } from "vitest";
import { judge } from "../testing/judge.ts";
import { walk } from "../testing/waves.ts";
import { formatBacktest, parseBacktest } from "./backtest.ts";

const backtest = judge(walk(200), persistence().forecast);

/** The names of all fields, those of lists by the first element. */
function fieldsOf(value: unknown, name: string[] = []): string[][] {
  if (Array.isArray(value)) {
    return typeof value[0] === "object" && value[0] !== null ? fieldsOf(value[0], [...name, "0"]) : [];
  }
  if (typeof value !== "object" || value === null || name.at(-1) === "settings") return [];
  return Object.entries(value).flatMap(([key, part]) => [[...name, key], ...fieldsOf(part, [...name, key])]);
}

function without(value: unknown, [key, ...further]: readonly string[]): unknown {
  const copy = structuredClone(value) as Record<string, unknown>;
  if (further.length === 0) delete copy[key as string];
  else copy[key as string] = without(copy[key as string], further);
  return copy;
}

describe("parseBacktest", () => {
  test("reads what formatBacktest wrote, one line", () => {
    const text = formatBacktest(backtest);
    expect(text.indexOf("\n")).toBe(text.length - 1);
    expect(parseBacktest(text)).toEqual(backtest);
  });

  test.each(fieldsOf(backtest).map((path) => [path.join("."), path] as const))("needs the field %s", (name, path) => {
    expect(() => parseBacktest(JSON.stringify(without(backtest, path)))).toThrow(
      new RegExp(`^${name.replaceAll(".", "\\.")}: `),
    );
  });

  test.each([
    ["network.epoch: expected a number", { network: { ...backtest.network, epoch: "x" } }],
    ["network.epoch: expected a whole number from 0", { network: { ...backtest.network, epoch: -1 } }],
    ["network.bestShift: expected a whole number", { network: { ...backtest.network, bestShift: 0.5 } }],
    ["maseScale: expected a number", { maseScale: null }],
    ["format: expected 1", { format: 2 }],
  ])("refuses: %s", (message, change) => {
    expect(() => parseBacktest(JSON.stringify({ ...backtest, ...change }))).toThrow(new Error(message));
  });
});
