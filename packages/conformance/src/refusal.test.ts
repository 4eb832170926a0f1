import { config, Parameter, Variable } from "@dz/core";
import { array, random, ShapeError } from "@dz/ndarray";
import { afterEach, describe, expect, it } from "vitest";
import { Check } from "./check.ts";
import { type Attempt, expectRefusal } from "./refusal.ts";

const refuse = (message: string) => () => {
  throw new ShapeError(message);
};
const good = refuse("sumTo: shape [3] cannot be broadcast");

function problemsOf(attempt: Partial<Attempt>, inputs: Variable[] = [], optional = false): string[] {
  const check = new Check();
  expectRefusal(check, { name: "sumTo", act: good, ...attempt }, inputs, { offending: [/\[3\]/, /\b4\b/], optional });
  expect(check.compared).toBeGreaterThan(0);
  return check.problems.map(({ field, got }) => `${field}: ${got}`);
}

afterEach(() => {
  config.train = true;
});

describe("expectRefusal", () => {
  it("accepts a dz error that names the operation and a value", () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ act: refuse("sumTo: 4 is too large") })).toEqual([]);
    expect(problemsOf({ name: "foo|sumto" })).toEqual([]);
  });

  it("records a call that was accepted, unless that is allowed", () => {
    expect(problemsOf({ act: () => 1 })).toEqual(["error: no error"]);
    expect(problemsOf({ act: () => 1 }, [], true)).toEqual([]);
    expect(problemsOf({ act: () => random.randomSample() }, [], true)).toEqual([]);
  });

  it("records an error that is not a dz error, or does not say what is wrong", () => {
    const native = () => {
      throw new RangeError("sumTo: [3]");
    };
    expect(problemsOf({ act: native })).toEqual(["error: RangeError: sumTo: [3]"]);
    expect(problemsOf({ act: refuse("sum: shape [3]") })).toEqual(["error: ShapeError: sum: shape [3]"]);
    expect(problemsOf({ act: refuse("sumTo: bad shape") })).toEqual(["error: ShapeError: sumTo: bad shape"]);
    const nothing = () => {
      throw undefined;
    };
    expect(problemsOf({ act: nothing })).toHaveLength(1);
  });

  it("records changes of inputs, other arrays, switches and the random stream", () => {
    const changed = ["state after the refusal: changed"];
    const x = new Variable(array([1, 2]));
    const after = (change: () => void) => () => {
      change();
      good();
    };
    expect(problemsOf({ act: after(() => {}) }, [x])).toEqual([]);
    expect(problemsOf({ act: after(() => (x.data = array([1, 3]))) }, [x])).toEqual(changed);
    expect(problemsOf({ act: after(() => (x.grad = x)) }, [x])).toEqual(changed);
    expect(problemsOf({ act: after(() => (config.train = false)) })).toEqual(changed);
    expect(problemsOf({ act: after(() => random.randomSample()) })).toEqual(changed);
    const p = new Parameter(array([0]));
    const watched = () => [p.data];
    expect(problemsOf({ watched, act: after(() => (p.data = array([-0]))) })).toEqual(changed);
  });

  it("runs the checks for after the refusal", () => {
    expect(problemsOf({ afterwards: (check) => check.fail("later", "1", "2") })).toEqual(["later: 1"]);
  });
});
