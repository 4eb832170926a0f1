import { describe, expect, it } from "vitest";
import { counts, type Json, load, problems, results } from "../testing.ts";
import { rng } from "./rng.ts";

const data = load("rng.json");
const [entry] = data.entries as Json[];
const only = (part: object): object => ({ ...data, entries: [{ seed: entry?.seed, ...part }] });

describe("rng", () => {
  it("has 16 parts per seed", () => {
    const entries = (data.entries as Json[]).slice(-1);
    const all = results(rng, { ...data, entries });
    expect(counts(all)).toEqual({ passed: 16 });
    expect(all[0]?.id).toBe("seed [1,2,3,4]/state_after_seed");
    expect(all.at(-1)?.id).toBe("seed [1,2,3,4]/state_after_700_random_sample");
  });

  it("fails for another seed", () => {
    const { random_sample } = entry as Json;
    expect(problems(rng, { ...data, entries: [{ seed: 1, random_sample }] })).not.toEqual([]);
    expect(problems(rng, { ...data, entries: [{ seed: [0], random_sample }] })).not.toEqual([]);
    expect(problems(rng, { ...data, entries: [{ seed: 0, random_sample }] })).toEqual([]);
  });

  it("fails for unknown parts and unknown fields of a part", () => {
    expect(problems(rng, only({ gamma: { values: [1] } }))[0]?.got).toContain("gamma: unknown field");
    const { randn } = entry as Json;
    const extra = problems(rng, only({ randn: { ...(randn as Json), extra: 1 } }));
    expect(extra).toMatchObject([{ field: "randn.extra", got: "a field that the runner does not know" }]);
    expect(problems(rng, { ...data, extra: 1 }).at(-1)?.field).toBe("extra");
  });

  it("fails without a seed", () => {
    expect(problems(rng, { ...data, entries: [{}] })[0]?.got).toContain("entries[0].seed: is missing");
  });
});
