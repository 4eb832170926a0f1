import { describe, expect, it } from "vitest";
import { type Json, load, numberPlaces, problems, withChange } from "../testing.ts";
import { optimizers } from "./optimizers.ts";

const data = load("optimizers.json");
const cases = data.cases as Json[];
const only = (one: unknown): Json => ({ ...data, cases: [one] }) as unknown as Json;
const caseOf = (id: string): Json => cases.find((one) => (one.id as unknown) === id) as Json;

describe("optimizers", () => {
  const quiet = cases.filter(({ id }) => String(id).startsWith("mlp/"));

  it.each(quiet.map((one) => [String(one.id), one] as const))("fails for every changed number of %s", (_, one) => {
    const { loss_before_update, params_after_update } = one;
    for (const place of numberPlaces({ loss_before_update, params_after_update })) {
      expect(problems(optimizers, only(withChange(one, place))), place.join(".")).not.toEqual([]);
    }
  });

  it("skips steps where the problem is chaotic or has diverged", () => {
    const one = structuredClone(caseOf("mlp/Adam/0"));
    Object.assign(one.loss_before_update as Json, { 20: 123 });
    expect(problems(optimizers, only(one))[0]?.field).toBe("loss_before_update[20]");
    for (const sensitivity of [null, 2e-6]) {
      Object.assign(one.sensitivity as Json, { 20: sensitivity });
      expect(problems(optimizers, only(one))).toEqual([]);
    }
    Object.assign(one.loss_before_update as Json, { 20: 1e13, 30: 123 });
    expect(problems(optimizers, only(one))).toEqual([]);
    Object.assign(one.loss_before_update as Json, { 10: 123 });
    expect(problems(optimizers, only(one))).toHaveLength(1);
  });

  it.each([
    ["an unknown optimizer", { optimizer: "Adamax" }, "unknown optimizer Adamax"],
    ["an unknown problem", { problem: "beale" }, "unknown problem beale"],
    ["an unknown hook", { hooks: [{ hook: "Noise", arg: 1 }] }, "unknown hook Noise"],
    ["an unknown parameter", { hooks: [{ hook: "FreezeParam", params: ["W9"] }] }, "unknown parameter W9"],
    ["an unknown hyperparameter", { hyper: { lr: 0.01, foo: 1 } }, "a field that the runner does not know"],
    ["a missing hyperparameter", { hyper: {} }, "hyper.lr: is missing"],
    ["an unknown field", { extra: 1 }, "a field that the runner does not know"],
    ["another number of steps", { sensitivity: [] }, "expected 50 steps, got 0"],
    ["a missing parameter", { params_after_update: {} }, "params_after_update.W1: is missing"],
  ])("fails for %s", (_, change, message) => {
    const hyper = { lr: 0.01 };
    const found = problems(optimizers, only({ ...caseOf("mlp/SGD/0"), hyper, ...change }));
    expect(found.map(({ got }) => got).join("; ")).toContain(message);
  });

  it("fails if a problem has another formula than the runner", () => {
    const mutant = structuredClone(data);
    Object.assign((mutant.problems as Json).mlp as Json, { loss: "sum(y)" });
    expect(problems(optimizers, mutant)[0]?.got).toContain("problems.mlp: unknown problem with the loss sum(y)");
  });
});
