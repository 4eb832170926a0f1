import { describe, expect, it } from "vitest";
import { type Json, load, numberPlaces, problems, withChange } from "../testing.ts";
import { rng } from "./rng.ts";
import { integers } from "./rng-integers.ts";

const data = load("rng.json");
const entry = (data.entries as Json[])[5] as Json;
const run = (part: object) => problems(rng, { ...data, entries: [{ seed: entry.seed, ...part }] });
const HASH = "randint_0_10_sha256_i64le_100000";

describe("the parts about integers", () => {
  it.each(Object.keys(integers).filter((name) => name !== HASH))("fail for every changed number of %s", (name) => {
    const part = { [name]: entry[name] };
    const places = numberPlaces(part);
    expect(places.length).toBeGreaterThan(0);
    const unseen = places.filter((place) => run(withChange(part, place)).length === 0);
    // A larger p[4] divides all sums by more, which moves none of the few draws across a boundary.
    expect(unseen.filter((place) => !place.includes("p"))).toEqual([]);
  });

  it("fail for another hash", () => {
    expect(run({ [HASH]: entry[HASH] })).toEqual([]);
    expect(run({ [HASH]: "00" })).toHaveLength(1);
  });

  it("fail for an unknown dtype and an unknown input", () => {
    const [first] = entry.randint as Json[];
    expect(run({ randint: [{ ...(first as Json), dtype: "int16" }] })[0]?.got).toContain("unknown dtype int16");
    const rows = { ...(entry.permutation_rows as Json), input: "ones(12)" };
    expect(run({ permutation_rows: rows })[0]?.got).toContain("unknown input ones(12)");
  });
});
