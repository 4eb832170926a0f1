import { describe, expect, it } from "vitest";
import { skipReason } from "../skips.ts";
import { type Json, load, numberPlaces, problems, withChange } from "../testing.ts";
import { ops } from "./ops.ts";

const data = load("ops.json");
const cases = data.cases as Json[];
const only = (...chosen: Json[]): Json => ({ ...data, cases: chosen }) as unknown as Json;
const caseOf = (id: string): Json => cases.find((one) => (one.id as unknown) === id) as Json;
const changed = (id: string, change: (one: Json) => void): Json => {
  const one = structuredClone(caseOf(id));
  change(one);
  return only(one);
};

describe("ops", () => {
  // The first case of each operation, some with float32 or constant inputs; large ones have large tolerances.
  const firsts = cases.filter(({ id, op }) => /\/0$/.test(String(id)) && skipReason("ops.json", String(op)) === null);
  const chosen = [...firsts, caseOf("tanh/11"), caseOf("batch_norm/1"), caseOf("getitem/30"), caseOf("dropout/4")];

  it.each(chosen.map((one) => [String(one.id), one] as const))("fails for every changed number of %s", (_, one) => {
    const { y, grads, grads2, grads2_w, state_after } = one;
    const expected = { y, grads, grads2, grads2_w, state_after };
    const places = numberPlaces(JSON.parse(JSON.stringify(expected)));
    expect(places.length).toBeGreaterThan(0);
    const unseen = places.filter((place) => problems(ops, only(withChange(one, place))).length === 0);
    expect(unseen).toEqual([]);
  });

  it("compares gradients computed on arrays and on Variables", () => {
    const fields = problems(ops, only(withChange(caseOf("tanh/0"), ["grads", 0, "data", 0]))).map(({ field }) => field);
    expect(fields).toEqual(["grads[0]", "grads[0] (createGraph)"]);
  });

  it("reports where a number differs, and its tolerance", () => {
    const [problem] = problems(ops, only(withChange(caseOf("add/1"), ["y", "data", 0])));
    expect(problem).toMatchObject({ field: "y", element: expect.stringMatching(/^\[0/), wrong: 1 });
    expect(Number(problem?.tolerance)).toBeLessThan(1e-10);
  });

  it.each([
    ["an unknown op", (one: Json) => Object.assign(one, { op: "sine" }), "unknown op sine"],
    ["a name of Object's", (one: Json) => Object.assign(one, { op: "constructor" }), "unknown op constructor"],
    ["an unknown field", (one: Json) => Object.assign(one, { grads3: [] }), "a field that the runner does not know"],
    [
      "an unknown attribute",
      (one: Json) => Object.assign(one.attrs as Json, { foo: 1 }),
      "a field that the runner does not know",
    ],
    ["an unknown precision", (one: Json) => Object.assign(one, { precision: "float16" }), "unknown precision float16"],
    ["an unknown dtype", (one: Json) => Object.assign(one.y as Json, { dtype: "float16" }), 'unknown dtype "float16"'],
    ["another dtype", (one: Json) => Object.assign(one.y as Json, { dtype: "float32" }), "float64"],
    ["another shape", (one: Json) => Object.assign(one.y as Json, { shape: [1] }), "[]"],
    ["an input too many", (one: Json) => (one.inputs as Json[]).push(...(one.inputs as Json[])), "expected 1, got 2"],
    ["a gradient of no input", (one: Json) => Object.assign(one, { diff: [1] }), "there is no input 1"],
    ["a missing gradient", (one: Json) => Object.assign(one, { grads: [] }), "expected one array for each of diff"],
    [
      "a missing second gradient",
      (one: Json) => Object.assign(one, { grads2: [] }),
      "expected one array for each of diff",
    ],
    ["a missing w", (one: Json) => Object.assign(one, { w: undefined }), "w: expected an array"],
  ])("fails for %s", (_, change, message) => {
    const found = problems(ops, changed("sin/0", change as (one: Json) => void));
    expect(found[0]?.got).toContain(message);
  });

  it("fails for an unknown part of an index and for unexpected statistics", () => {
    const index = changed("getitem/0", (one) => Object.assign(one.attrs as Json, { index: [{ every: 2 }] }));
    expect(problems(ops, index)[0]?.got).toContain("unknown part of an index");
    const state = changed("batch_norm/0", (one) => delete (one as Partial<Json>).state_after);
    expect(problems(ops, state)[0]?.got).toContain("state_after: is missing");
  });

  it("fails if the data state another tolerance", () => {
    const tolerance = structuredClone(data.tolerance) as Json;
    Object.assign(tolerance.float64 as Json, { rtol: 1 });
    expect(problems(ops, { ...data, tolerance })[0]?.got).toContain("tolerance.float64.rtol: expected 1e-11, got 1");
  });
});
