/// <reference types="node" />
import { readFileSync } from "node:fs";
import { Variable } from "@dz/core";
import { relu, sigmoid, tanh } from "@dz/functions";
import { Linear } from "@dz/layers";
import { array, type DType, getItem, loadNpz, type NdArray, ones, random, reshape, saveNpz, stack } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { MLP, Sequential, SimpleRNN, type Step, type UnaryModel } from "./index.ts";

interface Encoded {
  readonly shape: number[];
  readonly dtype: DType;
  readonly data: number[];
}
type Arrays = Readonly<Record<string, Encoded>>;
interface Case {
  readonly id: string;
  readonly layer: string;
  readonly config: { sizes: number[]; activation: keyof typeof functions; layers: string[] };
  readonly params: Arrays;
  readonly x: Encoded;
  readonly w: Encoded;
  readonly y: Encoded;
  readonly gx: Encoded;
  readonly grads: Arrays;
}
interface Initial {
  readonly layer: string;
  readonly seed: number;
  readonly x_shape: number[];
  readonly params: Arrays;
}
interface Weights {
  readonly file: string;
  readonly hidden_size: number;
  readonly sizes: number[];
  readonly members: Arrays;
  readonly x: Encoded;
  readonly y: Encoded;
}

const folder = new URL("../../conformance/data/", import.meta.url);
const json = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), "utf8"));
const layers = json("layers.json") as { cases: Case[]; initial_weights: Initial[] };
const { weights } = json("files/index.json") as { weights: Weights[] };
const functions = { relu, sigmoid, tanh };

const decode = ({ shape, dtype, data }: Encoded): NdArray => reshape(array(data, { dtype }), shape);

/** `|got − want| <= 1e-10 · |want| + 1e-12 · S`, where S is the largest `|want|`, at least 1. */
function expectNear(got: NdArray | undefined, want: Encoded, what: string): void {
  expect(got?.shape, what).toEqual(want.shape);
  const scale = Math.max(1, ...want.data.map(Math.abs));
  for (const [i, g] of (got as NdArray).toTypedArray().entries()) {
    const w = want.data[i] as number;
    if (!(Math.abs(g - w) <= 1e-10 * Math.abs(w) + 1e-12 * scale))
      throw new Error(`${what}[${i}] is ${g}, expected ${w}`);
  }
}

function make({ layer, config }: Case): UnaryModel {
  const dtype = "float64";
  if (layer === "MLP") return new MLP(config.sizes, { activation: functions[config.activation], dtype });
  const steps = config.layers.map((text): Step => {
    const [, size] = /^Linear\((\d+)\)$/.exec(text) ?? [];
    return size === undefined ? functions[text as "relu"] : new Linear(Number(size), { dtype });
  });
  return new Sequential(steps);
}

const cases = layers.cases.filter(({ layer }) => layer === "MLP" || layer === "Sequential");

test.each(cases.map((each) => [each.id, each] as const))("%s", (_, each) => {
  const model = make(each);
  model.loadWeights(saveNpz(Object.entries(each.params).map(([name, a]) => [name, decode(a)])));
  const x = new Variable(decode(each.x));
  const y = model.forward(x);
  expectNear(y.data, each.y, "y");
  y.mul(decode(each.w)).sum().backward();
  expectNear(x.grad?.data, each.gx, "gx");
  const params = [...model.namedParams()];
  expect(params.map(([name]) => name).sort()).toEqual(Object.keys(each.grads).sort());
  for (const [name, { grad }] of params) expectNear(grad?.data, each.grads[name] as Encoded, `gradient of ${name}`);
});

test("the data have five cases of models", () => {
  expect(cases.length).toBe(5);
});

describe("initial weights equal those of DeZero", () => {
  const initial = layers.initial_weights.filter(({ layer }) => layer === "MLP");
  test.each(initial.map((each) => [each.seed, each] as const))("MLP, seed %s", (seed, { params, x_shape }) => {
    random.seed(seed);
    const sizes = ["l0/W", "l1/W"].map((name) => params[name]?.shape[1] as number);
    const model = new MLP(sizes, { dtype: "float64", biasDtype: "float32" });
    model.forward(ones(x_shape));
    const drawn = [...model.namedParams()];
    expect(drawn.map(([name]) => name).sort()).toEqual(Object.keys(params).sort());
    for (const [name, { data, dtype }] of drawn) {
      expectNear(data, params[name] as Encoded, name);
      expect(dtype).toBe(params[name]?.dtype);
    }
  });
});

describe.each(weights.map((each) => [each.file, each] as const))("%s, written by DeZero", (file, each) => {
  const bytes = readFileSync(new URL(`files/${file}`, folder));
  const types = { dtype: "float64", biasDtype: "float32" } as const;
  const made = (): UnaryModel =>
    file.includes("rnn") ? new SimpleRNN(each.hidden_size, 1, types) : new MLP(each.sizes, types);

  function outputs(model: UnaryModel): NdArray {
    const x = decode(each.x);
    if (x.ndim === 2) return model.forward(new Variable(x)).data;
    return stack([...Array(x.length).keys()].map((i) => model.forward(new Variable(getItem(x, i))).data));
  }

  test("gives a new model the outputs of DeZero's", () => {
    const model = made();
    model.loadWeights(bytes);
    expectNear(outputs(model), each.y, "y");
  });

  test("changes the outputs of a model that was used before", () => {
    const model = made();
    const before = outputs(model);
    model.resetState();
    model.loadWeights(bytes);
    expectNear(outputs(model), each.y, "y");
    expect(before.toArray()).not.toEqual(outputs(model).toArray());
  });

  test("is saved again with the same values", () => {
    const model = made();
    model.loadWeights(bytes);
    const arrays = loadNpz(model.saveWeights());
    expect([...arrays.keys()].sort()).toEqual(Object.keys(each.members).sort());
    for (const [name, a] of arrays) {
      const { dtype, shape, data } = each.members[name] as Encoded;
      expect([a.dtype, a.shape, Array.from(a.toTypedArray())]).toEqual([dtype, shape, data]);
    }
  });
});
