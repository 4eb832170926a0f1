/// <reference types="node" />
import { readFileSync } from "node:fs";
import { usingConfig, Variable } from "@dz/core";
import {
  array,
  concat,
  type DType,
  getItem,
  type NdArray,
  ones,
  random,
  reshape,
  saveNpz,
  slice,
  stack,
  transpose,
} from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { BatchNorm, EmbedID, GRU, Linear, LSTM, RNN, type UnaryLayer } from "./index.ts";

interface Encoded {
  readonly shape: number[];
  readonly dtype: DType | "int64";
  readonly data: number[];
}
type Arrays = Readonly<Record<string, Encoded>>;
interface Config {
  readonly in_size: number;
  readonly out_size: number;
  readonly hidden_size: number;
  readonly nobias: boolean;
  readonly decay: number;
  readonly eps: number;
}
interface Case {
  readonly id: string;
  readonly layer: string;
  readonly kind: string;
  readonly config: Config;
  readonly params: Arrays;
  readonly x: Encoded;
  readonly w: Encoded;
  readonly y: Encoded;
  readonly ids: Encoded;
  readonly gx: Encoded;
  readonly grads: Arrays;
  readonly c_last?: Encoded;
  readonly reset_state_before_step: number | number[] | null;
  readonly steps: (Pick<Case, "x" | "w" | "y" | "gx" | "grads"> & {
    train: boolean;
    avg_mean_after: Encoded;
    avg_var_after: Encoded;
  })[];
}
interface Initial {
  readonly layer: string;
  readonly seed: number;
  readonly x_shape: number[] | null;
  readonly calls: number;
  readonly params: Arrays;
}

const file = new URL("../../conformance/data/layers.json", import.meta.url);
const data = JSON.parse(readFileSync(file, "utf8")) as { cases: Case[]; initial_weights: Initial[] };
const cases = (kind: string): (readonly [string, Case])[] =>
  data.cases.filter((each) => each.kind === kind && !elsewhere(each)).map((each) => [each.id, each] as const);

/** Models are tested in `@dz/models`, convolutions in `@dz/conformance`. */
function elsewhere({ layer }: { readonly layer: string }): boolean {
  return ["MLP", "Sequential", "Conv2d", "Deconv2d"].includes(layer);
}

function decode({ shape, dtype, data }: Encoded): NdArray {
  return reshape(array(data, { dtype: dtype === "int64" ? "int32" : dtype }), shape);
}

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

function expectArrays(got: ReadonlyMap<string, NdArray>, want: Arrays, what: string): void {
  expect([...got.keys()].sort()).toEqual(Object.keys(want).sort());
  for (const [name, a] of got) expectNear(a, want[name] as Encoded, `${what} ${name}`);
}

const gradients = (layer: UnaryLayer): Map<string, NdArray> =>
  new Map(Array.from(layer.namedParams()).flatMap(([name, { grad }]) => (grad === null ? [] : [[name, grad.data]])));

function make(layer: string, { in_size: inSize, out_size, hidden_size, nobias, decay, eps }: Config): UnaryLayer {
  const dtype = "float64";
  switch (layer) {
    case "Linear":
      return new Linear(out_size, { inSize, bias: !nobias, dtype });
    case "RNN":
      return new RNN(hidden_size, { inSize, dtype });
    case "LSTM":
      return new LSTM(hidden_size, { inSize, dtype });
    case "GRU":
      return new GRU(hidden_size, { inSize, dtype });
    case "EmbedID":
      return new EmbedID(inSize, out_size, { dtype });
    case "BatchNorm":
      return new BatchNorm({ decay, eps, dtype });
    default:
      throw new Error(`no layer is called ${layer}`);
  }
}

/** The layer of a case with its parameters; not for GRU, whose parameters have PyTorch's names. */
function loaded({ layer, config, params }: Case): UnaryLayer {
  const made = make(layer, config);
  made.loadWeights(saveNpz(Object.entries(params).map(([name, a]) => [name, decode(a)])));
  return made;
}

test.each(cases("single"))("%s", (_, each) => {
  const layer = loaded(each);
  const x = new Variable(decode(each.x));
  const y = layer.forward(x);
  expectNear(y.data, each.y, "y");
  y.mul(decode(each.w)).sum().backward();
  expectNear(x.grad?.data, each.gx, "gx");
  expectArrays(gradients(layer), each.grads, "gradient of");
});

test.each(cases("embed"))("%s", (_, each) => {
  const layer = loaded(each);
  const y = layer.forward(new Variable(decode(each.ids)));
  expectNear(y.data, each.y, "y");
  y.mul(decode(each.w)).sum().backward();
  expectArrays(gradients(layer), each.grads, "gradient of");
});

test.each(cases("batchnorm"))("%s", (_, each) => {
  const layer = loaded(each) as BatchNorm;
  for (const { train, x, w, y, gx, grads, avg_mean_after, avg_var_after } of each.steps) {
    const input = new Variable(decode(x));
    const output = usingConfig("train", train, () => layer.forward(input));
    expectNear(output.data, y, "y");
    expectNear(layer.avg_mean.data, avg_mean_after, "avg_mean");
    expectNear(layer.avg_var.data, avg_var_after, "avg_var");
    if (!train) continue;
    layer.cleargrads();
    output.mul(decode(w)).sum().backward();
    expectNear(input.grad?.data, gx, "gx");
    expectArrays(gradients(layer), grads, "gradient of");
  }
});

/** PyTorch keeps the rows of the three gates in one matrix [3H, in] and one bias [3H], in the order r, z, n. */
const gates = ["r", "z", "n"];
const sides = { x2: "ih", h2: "hh" };

/** PyTorch's parameters of a GRU, under dz's names. */
function fromTorch(params: Arrays): [string, NdArray][] {
  return Object.entries(sides).flatMap(([own, theirs]) =>
    gates.flatMap((gate, i): [string, NdArray][] => {
      const rows = (name: string): NdArray => {
        const all = decode(params[`${name}_${theirs}_l0`] as Encoded);
        return getItem(all, slice((i * all.length) / 3, ((i + 1) * all.length) / 3));
      };
      return [
        [`${own}${gate}/W`, transpose(rows("weight"))],
        [`${own}${gate}/b`, rows("bias")],
      ];
    }),
  );
}

/** Arrays under dz's names in PyTorch's layout. */
function toTorch(arrays: ReadonlyMap<string, NdArray>): Map<string, NdArray> {
  const joined = (side: string, kind: string): NdArray =>
    concat(gates.map((gate) => transpose(arrays.get(`${side}${gate}/${kind}`) as NdArray)));
  return new Map(
    Object.entries(sides).flatMap(([own, theirs]) => [
      [`weight_${theirs}_l0`, joined(own, "W")],
      [`bias_${theirs}_l0`, joined(own, "b")],
    ]),
  );
}

function torchGru({ layer, config, params }: Case): UnaryLayer {
  const made = make(layer, config);
  made.loadWeights(saveNpz(fromTorch(params)));
  return made;
}

test.each(cases("sequence"))("%s", (_, each) => {
  const layer = each.layer === "GRU" ? torchGru(each) : loaded(each);
  const resets = [each.reset_state_before_step].flat();
  const xs = [...Array(each.x.shape[0]).keys()].map((i) => new Variable(getItem(decode(each.x), i)));
  const ys = xs.map((x, i) => {
    if (resets.includes(i)) layer.resetState();
    return layer.forward(x);
  });
  expectNear(stack(ys.map((y) => y.data)), each.y, "y");
  if (each.c_last !== undefined) expectNear((layer as LSTM).c?.data, each.c_last, "c");
  const w = decode(each.w);
  const losses = ys.map((y, i) => y.mul(getItem(w, i)).sum());
  losses.reduce((a, b) => a.add(b)).backward();
  expectNear(stack(xs.map((x) => (x.grad as Variable).data)), each.gx, "gx");
  const found = gradients(layer);
  expectArrays(each.layer === "GRU" ? toTorch(found) : found, each.grads, "gradient of");
});

describe("initial weights equal those of DeZero", () => {
  const initial = data.initial_weights.filter((each) => !elsewhere(each));
  test.each(initial.map((each) => [each.layer, each.seed, each] as const))("%s, seed %s", (_, __, each) => {
    const length = (name: string, axis: number): number => each.params[name]?.shape[axis] as number;
    const types = { dtype: "float64", biasDtype: "float32" } as const;
    random.seed(each.seed);
    const made: Record<string, () => UnaryLayer> = {
      Linear: () => new Linear(length("W", 1), types),
      RNN: () => new RNN(length("h2h/W", 1), types),
      LSTM: () => new LSTM(length("h2f/W", 1), types),
      EmbedID: () => new EmbedID(length("W", 0), length("W", 1), { dtype: types.dtype }),
    };
    const layer = (made[each.layer] as () => UnaryLayer)();
    for (let i = 0; i < each.calls; i++) layer.forward(new Variable(ones(each.x_shape as number[])));
    const drawn = new Map(Array.from(layer.namedParams(), ([name, { data: a }]) => [name, a]));
    expectArrays(drawn, each.params, "parameter");
    for (const [name, a] of drawn) expect(a.dtype, name).toBe(each.params[name]?.dtype);
  });
});

test("every case is tested here, in @dz/models or (convolutions) in @dz/conformance", () => {
  const here = ["single", "embed", "batchnorm", "sequence"].flatMap((kind) => cases(kind));
  expect(here.length + data.cases.filter(elsewhere).length).toBe(data.cases.length);
  expect(here.length).toBe(14);
});
