import { toDot, type Variable, type VariableLike, variable } from "@dz/core";
import { Linear, RNN } from "@dz/layers";
import { zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { Model } from "./model.ts";

class Stateless extends Model {
  readonly fc = new Linear(1, { bias: false });

  override forward(x: VariableLike): Variable {
    return this.fc.forward(x).mul(2);
  }
}

class Stateful extends Model {
  readonly rnn = new RNN(2);

  override forward(x: VariableLike): Variable {
    return this.rnn.forward(x);
  }
}

const x = variable(zeros([1, 3], { dtype: "float32" }), { name: "x" });

describe("resetState", () => {
  test("resets the states of the layers", () => {
    const model = new Stateful();
    model.forward(x);
    expect(model.rnn.h).not.toBeNull();
    model.resetState();
    expect(model.rnn.h).toBeNull();
  });

  test("of a model without a state does nothing", () => {
    const model = new Stateless();
    const y = model.forward(x);
    model.resetState();
    expect(model.forward(x).data.toArray()).toEqual(y.data.toArray());
  });
});

describe("toDot", () => {
  test("returns the graph of the output", () => {
    const model = new Stateless();
    const dot = model.toDot(x);
    expect(dot).toBe(toDot(model.forward(x)));
    for (const label of ["Mul", "Linear", "x: [1, 3] float32", "W: [3, 1] float32"]) {
      expect(dot).toContain(`[label="${label}"`);
    }
  });

  test("takes the inputs of forward, and refuses an output that is not one Variable", () => {
    class Two extends Model {
      override forward(a: VariableLike, b: Variable): Variable {
        return b.mul(a);
      }
    }
    expect(new Two().toDot(2, x)).toContain('[label="Mul"');
    // @ts-expect-error: one input is missing
    expect(() => new Two().toDot(2)).toThrow();
    class Pair extends Model {
      override forward(a: Variable): [Variable, Variable] {
        return [a, a];
      }
    }
    expect(() => new Pair().toDot(x)).toThrow("toDot: expected a Variable, got");
  });

  test("advances the state of a recurrent model", () => {
    const model = new Stateful();
    expect(model.toDot(x)).not.toContain("W: [2, 2]");
    expect(model.toDot(x)).toContain("W: [2, 2]");
  });
});
