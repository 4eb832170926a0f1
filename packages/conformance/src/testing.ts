/**
 * Helpers for the tests of this package: the committed data, and data with changes.
 *
 * @module
 */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Runner } from "./cases.ts";
import type { CaseResult, Problem } from "./check.ts";

/** Any JSON. Each part has all types at once, so that a test can use it as the type that it knows. */
export interface Json {
  [name: string]: Json & (string | number | boolean | null) & Json[];
}

/** The folder of the committed data. */
export const folder: string = fileURLToPath(new URL("../data", import.meta.url));

/** A file of the committed data; every call gives a new copy. */
export function load(file: string): Json {
  return JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
}

/** The results of a data file, with at most `epochs` of each training run. */
export function results(runner: Runner, data: unknown, epochs = 1): CaseResult[] {
  return [...runner(data, { folder, epochs })];
}

/** The problems of all failed cases. */
export function problems(runner: Runner, data: unknown, epochs?: number): Problem[] {
  return results(runner, data, epochs).flatMap((result) => (result.status === "failed" ? result.problems : []));
}

/** The numbers of cases that passed, failed and were skipped. */
export function counts(all: readonly CaseResult[]): Record<string, number> {
  const out: Record<string, number> = {};
  for (const { status } of all) out[status] = (out[status] ?? 0) + 1;
  return out;
}

/** A copy of the committed data in a new folder; each list of cases in the named files is cut to the first few. */
export function copyFew(target: string, names: readonly string[], few = 1): void {
  cpSync(folder, target, { recursive: true });
  for (const name of names) {
    const parts = Object.entries(load(name)).map(([key, part]) => [
      key,
      Array.isArray(part) ? part.slice(0, few) : part,
    ]);
    writeFileSync(join(target, name), JSON.stringify(Object.fromEntries(parts)));
  }
}

type Path = readonly (string | number)[];

/** The paths of the numbers in a value; in lists only the first and the last, to limit their number. */
export function numberPlaces(value: unknown, path: Path = []): Path[] {
  if (typeof value === "number" || typeof value === "boolean") return [path];
  if (Array.isArray(value)) {
    const ends = value.length > 1 ? [0, value.length - 1] : [0];
    return ends.flatMap((i) => (i in value ? numberPlaces(value[i], [...path, i]) : []));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => numberPlaces(part, [...path, name]));
}

/** A copy of a value with one number slightly larger, so that only a comparison detects it. */
export function withChange<T>(value: T, path: Path): T {
  const copy = structuredClone(value);
  let part = copy as unknown as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) part = part[key] as Record<string | number, unknown>;
  const key = path.at(-1) as string | number;
  part[key] = larger(part[key]);
  return copy;
}

function larger(value: unknown): number | boolean {
  if (typeof value === "boolean") return !value;
  const x = value as number;
  return Number.isInteger(x) ? x + 1 : x + 1e-3 * Math.max(1, Math.abs(x));
}
