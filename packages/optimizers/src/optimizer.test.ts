import { noGrad, Parameter, type Variable, variable } from "@dz/core";
import { array, type DType, DTypeError, type NdArray, ShapeError, StateError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { Adam } from "./adam.ts";
import { ClipGrad } from "./hooks/clip-grad.ts";
import { FreezeParam } from "./hooks/freeze-param.ts";
import { WeightDecay } from "./hooks/weight-decay.ts";
import { MomentumSGD } from "./momentum-sgd.ts";
import type { Optimizer, Target } from "./optimizer.ts";
import { SGD } from "./sgd.ts";

/** A model with two parameters: y = x W + b. */
class Model {
  readonly W: Parameter;
  readonly b: Parameter;

  constructor(dtype: DType = "float64") {
    this.W = new Parameter(array([[0.5, -1]], { dtype }), "W");
    this.b = new Parameter(array([0.25, 2], { dtype }), "b");
  }

  *params(): Generator<Parameter> {
    yield this.W;
    yield this.b;
  }

  *namedParams(): Generator<readonly [string, Parameter]> {
    yield ["l/W", this.W];
    yield ["l/b", this.b];
  }

  /** One training step on an input. */
  train(optimizer: Optimizer<string>, x: number): void {
    const y = variable([[x], [2 * x]], { dtype: this.W.dtype })
      .matmul(this.W)
      .add(this.b);
    for (const p of this.params()) p.cleargrad();
    y.mul(y).sum().backward();
    optimizer.update();
  }

  values(): number[] {
    return Array.from(this.params(), (p) => Array.from(p.data.toTypedArray())).flat();
  }
}

const valuesOf = (x: Variable | null): number[] => Array.from((x as Variable).data.toTypedArray());
const one = (p: Parameter): Target => ({ params: () => [p] });

describe("update", () => {
  test("visits the parameters that have a gradient", () => {
    const model = new Model();
    model.b.grad = variable([1, 2]);
    const optimizer = new SGD({ lr: 1 }).setup(model);
    optimizer.update();
    expect(model.values()).toEqual([0.5, -1, -0.75, 0]);
    model.b.cleargrad();
    model.W.grad = variable([[1, 0]]);
    optimizer.update();
    expect(model.values()).toEqual([-0.5, -1, -0.75, 0]);
    expect(optimizer.steps).toBe(2);
  });

  test("updates a parameter shared by two layers once", () => {
    const p = new Parameter(array([1]));
    const optimizer = new SGD({ lr: 1 }).setup({ params: () => [p, p] }).addHook(new WeightDecay(1));
    p.grad = variable([2]);
    optimizer.update();
    expect(p.data.toArray()).toEqual([-2]);
  });

  test("asks the model for its parameters each time", () => {
    const [p, q] = [new Parameter(array([1])), new Parameter(array([1]))];
    const params = [p];
    const optimizer = new SGD({ lr: 1 }).setup({ params: () => params });
    for (const x of [p, q]) x.grad = variable([1]);
    optimizer.update();
    params.push(q);
    optimizer.update();
    expect([p.item(), q.item()]).toEqual([-1, 0]);
  });

  test("records no graph", () => {
    const model = new Model();
    for (const p of model.params()) p.grad = variable(p.data);
    noGrad(() => new SGD({ lr: 1 }).setup(model).update());
    expect(model.values()).toEqual([0, 0, 0, 0]);
  });

  test("refuses a model without params() and a hook without beforeUpdate()", () => {
    for (const wrong of [null, {}, 3]) {
      expect(() => new SGD().setup(wrong as never)).toThrow(
        "SGD.setup: expected a model or a layer, which has params(), got ",
      );
      expect(() => new Adam().addHook(wrong as never)).toThrow(
        "Adam.addHook: expected a hook, which has beforeUpdate(), got ",
      );
    }
    const list = new ValueError(
      "SGD.setup: expected a model or a layer, which has params(), got a JavaScript array; write setup({ params: () => list })",
    );
    expect(() => new SGD().setup([] as never)).toThrow(list);
  });

  test("throws before setup", () => {
    expect(() => new Adam().update()).toThrow(new StateError("Adam: has no model yet, call setup(model) first"));
    expect(() => new SGD().getState()).toThrow(new StateError("SGD: has no model yet, call setup(model) first"));
  });

  test.each([
    ["shape", [1, 2, 3], "float64", new ShapeError("Adam: parameter l/b is [2] float64, its gradient [3] float64")],
    [
      "dtype",
      [1, 2],
      "int32",
      new DTypeError("Adam: parameter l/b is [2] float64, its gradient [2] int32; both have to be floats"),
    ],
  ] as const)("refuses a gradient with another %s, and changes nothing", (_, gradient, dtype, error) => {
    const model = new Model();
    const optimizer = new Adam().setup(model).addHook(new WeightDecay(0.1));
    model.W.grad = variable([[1, 1]]);
    model.b.grad = variable([...gradient], { dtype });
    expect(() => optimizer.update()).toThrow(error);
    expect(optimizer.steps).toBe(0);
    expect(model.values()).toEqual(new Model().values());
    expect(valuesOf(model.W.grad)).toEqual([1, 1]);
  });

  test("refuses an integer parameter", () => {
    const p = new Parameter(array([1, 2], { dtype: "int32" }), "ids");
    p.grad = variable([1, 1]);
    const message = "SGD: parameter 0 is [2] int32, its gradient [2] float64; both have to be floats";
    expect(() => new SGD().setup(one(p)).update()).toThrow(new DTypeError(message));
  });
});

describe("hooks", () => {
  const gradient = (hooks: (WeightDecay | ClipGrad)[]): number => {
    const p = new Parameter(array([10]));
    p.grad = variable([1]);
    const optimizer = new SGD({ lr: 0 }).setup(one(p));
    for (const hook of hooks) optimizer.addHook(hook);
    optimizer.update();
    return (p.grad as Variable).item();
  };

  test("run in the order in which they were added", () => {
    const [decay, clip] = [new WeightDecay(1), new ClipGrad(0.5)];
    expect(gradient([decay, clip])).toBe(11 * (0.5 / (11 + 1e-6)));
    expect(gradient([clip, decay])).toBe(0.5 / (1 + 1e-6) + 10);
  });

  test("receive only parameters that still have a gradient", () => {
    const model = new Model();
    const met: Parameter[][] = [];
    const optimizer = new SGD({ lr: 1 })
      .setup(model)
      .addHook({ beforeUpdate: (params) => met.push([...params]) })
      .addHook(new FreezeParam([model.W]))
      .addHook({ beforeUpdate: (params) => met.push([...params]) });
    for (const p of model.params()) p.grad = variable(p.data);
    optimizer.update();
    expect(met).toEqual([[model.W, model.b], [model.b]]);
    expect(model.values()).toEqual([0.5, -1, 0, 0]);
  });
});

describe("arrays taken before an update", () => {
  test("a copy of the value is unchanged; the value itself and its views follow, as in NumPy", () => {
    const model = new Model();
    const optimizer = new SGD({ lr: 1 }).setup(model);
    const { data } = model.b;
    const [copy, view] = [data.toTypedArray(), data.reshape(2, 1)];
    for (const gradient of [1, 2]) {
      model.b.grad = variable([gradient, gradient]);
      optimizer.update();
    }
    expect(Array.from(copy)).toEqual([0.25, 2]);
    expect(model.b.data).toBe(data);
    expect(view.toArray()).toEqual([[-2.75], [-1]]);
  });

  test("an array assigned as a value is unchanged", () => {
    const p = new Parameter(array([0]));
    const given = array([1]);
    p.data = given;
    p.grad = variable([1]);
    new SGD({ lr: 1 }).setup(one(p)).update();
    expect([given.toArray(), p.data.toArray()]).toEqual([[1], [0]]);
  });

  test("a result computed from the value is unchanged", () => {
    const model = new Model();
    const optimizer = new SGD({ lr: 0.1 }).setup(model);
    const y = model.b.mul(2);
    const z = model.b.pow(1);
    model.train(optimizer, 1);
    expect([valuesOf(y), valuesOf(z)]).toEqual([
      [0.5, 4],
      [0.25, 2],
    ]);
  });

  test("gradients keep their values through hooks and later updates", () => {
    const model = new Model();
    const optimizer = new SGD({ lr: 0.01 }).setup(model).addHook(new WeightDecay(0.1)).addHook(new ClipGrad(1));
    const held: { gradient: Variable; values: number[] }[] = [];
    const hold = (): void => {
      for (const { grad } of model.params()) held.push({ gradient: grad as Variable, values: valuesOf(grad) });
    };
    for (let i = 1; i <= 20; i++) {
      const y = variable([[i]])
        .matmul(model.W)
        .add(model.b);
      for (const p of model.params()) p.cleargrad();
      y.mul(y).sum().backward();
      hold();
      optimizer.update();
      hold();
    }
    for (const { gradient, values } of held) expect(valuesOf(gradient)).toEqual(values);
    expect(held[0]?.values).not.toEqual(held[2]?.values); // hooks changed the gradient
  });
});

describe("getState", () => {
  test("names arrays by parameter and by their own name", () => {
    const model = new Model();
    const optimizer = new Adam().setup(model);
    expect(optimizer.getState()).toEqual({ steps: 0, arrays: new Map() });
    model.b.grad = variable([1, 1]);
    optimizer.update();
    expect([...optimizer.getState().arrays.keys()]).toEqual(["l/b/m", "l/b/v"]);
    model.train(optimizer, 1);
    expect([...optimizer.getState().arrays.keys()]).toEqual(["l/W/m", "l/W/v", "l/b/m", "l/b/v"]);
  });

  test("numbers parameters without names", () => {
    const [p, q] = [new Parameter(array(1)), new Parameter(array(1))];
    const optimizer = new MomentumSGD().setup({ params: () => [p, q] });
    q.grad = variable(1);
    optimizer.update();
    expect([...optimizer.getState().arrays.keys()]).toEqual(["1/v"]);
  });

  test("gives copies, and setState takes copies", () => {
    const model = new Model();
    const optimizer = new MomentumSGD({ lr: 1 }).setup(model);
    model.train(optimizer, 1);
    const state = optimizer.getState();
    const values = (): number[] => [...state.arrays.values()].flatMap((a) => Array.from(a.toTypedArray()));
    const before = values();
    model.train(optimizer, 2);
    expect(values()).toEqual(before);
    optimizer.setState(state);
    model.train(optimizer, 3);
    expect(values()).toEqual(before);
  });
});

describe("setState", () => {
  test("resets parameters that the state lacks", () => {
    const model = new Model();
    const optimizer = new Adam().setup(model);
    model.train(optimizer, 1);
    optimizer.setState({ steps: 0, arrays: new Map() });
    expect(optimizer.getState()).toEqual({ steps: 0, arrays: new Map() });
  });

  test("converts to the dtype of the parameter", () => {
    const optimizer = new MomentumSGD().setup(new Model("float32"));
    optimizer.setState({ steps: 7, arrays: new Map([["l/b/v", array([1 / 3, 1])]]) });
    const v = optimizer.getState().arrays.get("l/b/v") as NdArray;
    expect([v.dtype, v.toArray()]).toEqual(["float32", [Math.fround(1 / 3), 1]]);
  });

  test("changes nothing if the state is not one of this model", () => {
    const model = new Model();
    const optimizer = new Adam().setup(model);
    model.train(optimizer, 1);
    const content = (): unknown[] => {
      const { steps, arrays } = optimizer.getState();
      return [steps, ...Array.from(arrays, ([name, a]) => [name, a.toArray()])];
    };
    const before = content();
    const arrays = new Map(["l/W/m", "l/W/v", "l/b/m", "l/b/h"].map((name) => [name, zeros([1, 2])]));
    expect(() => optimizer.setState({ steps: 7, arrays })).toThrow(
      new ShapeError("setState: l/b/m has shape [1, 2], the parameter [2]"),
    );
    expect(content()).toEqual(before);
  });
});
