import { describe, expect, it } from "vitest";
import { type Json, load, numberPlaces, problems, withChange } from "../testing.ts";
import { rng } from "./rng.ts";
import { reals } from "./rng-reals.ts";

const data = load("rng.json");
const entry = (data.entries as Json[])[2] as Json;
const run = (part: object) => problems(rng, { ...data, entries: [{ seed: entry.seed, ...part }] });

describe("the parts about real numbers", () => {
  it.each(Object.keys(reals))("fail for every changed number of %s", (name) => {
    const part = { [name]: entry[name] };
    const places = numberPlaces(part);
    expect(places.length).toBeGreaterThan(0);
    const unseen = places.filter((place) => run(withChange(part, place)).length === 0);
    // Integers up to 99 and up to 100 are both drawn as 7 bits, rejecting larger values.
    expect(unseen.filter((place) => place[1] !== "randint_range")).toEqual([]);
  });

  it("fail for another hash, except that of normal draws, which may differ by 2 ulp", () => {
    const hash = "sha256_f64le_100000";
    const sample = run({ random_sample: { ...(entry.random_sample as Json), [hash]: "00" } });
    expect(sample.map(({ field }) => field)).toEqual(["random_sample.sha256"]);
    const [first, ...rest] = entry.uniform as Json[];
    expect(run({ uniform: [{ ...(first as Json), [hash]: "00" }, ...rest] })[0]?.field).toBe("uniform[0].sha256");
    expect(run({ randn: { ...(entry.randn as Json), [hash]: "00" } })).toEqual([]);
  });

  it("fail for an unknown call", () => {
    const mixed = { ...(entry.mixed as Json), calls: [{ call: "gamma", n: 1, values: [1] }] };
    expect(run({ mixed })[0]?.got).toContain("mixed.calls[0]: unknown call gamma");
  });
});
