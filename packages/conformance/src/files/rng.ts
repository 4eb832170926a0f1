/**
 * `rng.json`: the random streams of NumPy. Each part of an entry is a separate case, with a fresh stream.
 *
 * All draws must be bitwise equal, except normal ones, which may differ by 2 ulp; their hash is therefore not compared.
 *
 * @module
 */
import { RandomState } from "@dz/ndarray";
import { dataFile, type Runner } from "../cases.ts";
import { type CaseResult, runCase } from "../check.ts";
import { DataError } from "../decode.ts";
import { Fields } from "../fields.ts";
import { integers } from "./rng-integers.ts";
import type { Part } from "./rng-part.ts";
import { reals } from "./rng-reals.ts";

const parts: ReadonlyMap<string, Part> = new Map(Object.entries({ ...reals, ...integers }));

export const rng: Runner = (data) =>
  dataFile(data, "dz-conformance/rng/1", function* (file) {
    file.ignore("notes");
    for (const entry of file.fieldsList("entries")) yield* runEntry(entry);
  });

function* runEntry(entry: Fields): Generator<CaseResult, void, undefined> {
  const seed = typeof entry.get("seed") === "number" ? entry.number("seed") : entry.numbers("seed");
  for (const name of entry.names()) {
    if (name === "seed") continue;
    // Each part is wrapped in an object, so that lists and texts are read like objects.
    const value = entry.get(name);
    const whole = new Fields({ [name]: value }, "");
    yield runCase(`seed ${JSON.stringify(seed)}/${name}`, whole, (check) => {
      const part = parts.get(name);
      if (part === undefined) throw new DataError(`${name}: unknown field`);
      const fresh = (): RandomState => new RandomState(seed);
      const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
      part(check, isObject ? whole.fields(name) : whole, fresh(), fresh);
    });
  }
}
