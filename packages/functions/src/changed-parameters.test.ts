import {
  type BackwardOptions,
  matmul,
  Parameter,
  testMode,
  type Variable,
  type VariableLike,
  variable,
} from "@dz/core";
import { pinnedData } from "@dz/core/engine";
import * as nd from "@dz/ndarray";
import { assign } from "@dz/ndarray/memory";
import { describe, expect, test } from "vitest";
import * as F from "./index.ts";

/**
 * A loss of an input and parameters, and the parameters whose values its gradients need, some only with `createGraph`.
 */
interface Case {
  readonly name: string;
  readonly shapes: Readonly<Record<string, nd.Shape>>;
  readonly loss: (x: VariableLike, params: Readonly<Record<string, Parameter>>) => Variable;
  readonly x: nd.Shape;
  readonly needed: readonly string[];
  readonly inVariables?: readonly string[];
}

type Params = Record<string, Parameter>;
const at = (params: Readonly<Params>, ...names: string[]): Parameter[] =>
  names.map((name) => params[name] as Parameter);

const cell = (...kinds: string[]): Record<string, nd.Shape> =>
  Object.fromEntries(
    kinds.flatMap((kind) =>
      [0, 1, 2, 3].map((i): [string, nd.Shape] => [`${kind}${i}`, kind.startsWith("b") ? [2] : [2, 2]]),
    ),
  );
const four = (params: Readonly<Params>, kind: string, count = 4): Parameter[] =>
  at(params, ...[0, 1, 2, 3].slice(0, count).map((i) => `${kind}${i}`));

const cases: readonly Case[] = [
  {
    name: "linear",
    x: [3, 2],
    shapes: { W: [2, 2], b: [2] },
    loss: (x, { W, b }) => F.linear(x, W as Parameter, b),
    needed: ["W"],
  },
  {
    name: "two layers of linear",
    x: [3, 2],
    shapes: { W: [2, 2], b: [2], W2: [2, 2], b2: [2] },
    loss: (x, { W, b, W2, b2 }) => F.linear(F.tanh(F.linear(x, W as Parameter, b)), W2 as Parameter, b2),
    needed: ["W", "W2"],
  },
  {
    name: "matmul",
    x: [3, 2],
    shapes: { W: [2, 2] },
    loss: (x, { W }) => matmul(x, W as Parameter),
    needed: ["W"],
  },
  {
    name: "conv2d",
    x: [1, 1, 3, 3],
    shapes: { W: [2, 1, 2, 2], b: [2] },
    loss: (x, { W, b }) => F.conv2d(x, W as Parameter, b),
    needed: ["W"],
  },
  {
    name: "deconv2d",
    x: [1, 1, 3, 3],
    shapes: { W: [1, 2, 2, 2], b: [2] },
    loss: (x, { W, b }) => F.deconv2d(x, W as Parameter, b),
    needed: ["W"],
  },
  {
    name: "rnnCell",
    x: [3, 2],
    shapes: { Wx: [2, 2], Wh: [2, 2], b: [2] },
    loss: (x, params) => {
      const [Wx, Wh, b] = at(params, "Wx", "Wh", "b") as [Parameter, Parameter, Parameter];
      return F.rnnCell(x, F.rnnCell(x, null, Wx, Wh, b), Wx, Wh, b);
    },
    needed: ["Wx", "Wh"],
  },
  {
    name: "lstmCell",
    x: [3, 2],
    shapes: cell("Wx", "Wh", "b"),
    loss: (x, params) => {
      const [Wx, Wh, b] = ["Wx", "Wh", "b"].map((kind) => four(params, kind)) as [
        Parameter[],
        Parameter[],
        Parameter[],
      ];
      const [h, c] = F.lstmCell(x, nd.ones([3, 2]), nd.ones([3, 2]), Wx, Wh, b);
      return F.lstmCell(x, h, c, Wx, Wh, b)[0];
    },
    needed: ["Wx0", "Wx3", "Wh1", "Wh2"],
    inVariables: ["b0"], // the gates are computed again
  },
  {
    name: "gruCell",
    x: [3, 2],
    shapes: cell("Wx", "Wh", "bx", "bh"),
    loss: (x, params) => {
      const [Wx, Wh, bx, bh] = ["Wx", "Wh", "bx", "bh"].map((kind) => four(params, kind, 3)) as [
        Parameter[],
        Parameter[],
        Parameter[],
        Parameter[],
      ];
      return F.gruCell(x, F.gruCell(x, nd.ones([3, 2]), Wx, Wh, bx, bh), Wx, Wh, bx, bh);
    },
    needed: ["Wx0", "Wh1", "Wh2"],
    inVariables: ["bx0", "bh0"],
  },
  {
    name: "layerNorm",
    x: [3, 2],
    shapes: { gamma: [2], beta: [2] },
    loss: (x, { gamma, beta }) => F.layerNorm(x, gamma as Parameter, beta as Parameter),
    needed: ["gamma"],
  },
  {
    name: "batchNorm",
    x: [3, 2],
    shapes: { gamma: [2], beta: [2] },
    loss: (x, { gamma, beta }) => {
      const running = { mean: nd.zeros([2]), variance: nd.ones([2]) };
      return F.batchNorm(x, gamma as Parameter, beta as Parameter, running);
    },
    needed: ["gamma"],
  },
  {
    name: "prelu",
    x: [3, 2],
    shapes: { slope: [2] },
    loss: (x, { slope }) => F.prelu(x, slope as Parameter),
    needed: ["slope"],
  },
  {
    name: "einsum",
    x: [3, 2],
    shapes: { W: [2, 2] },
    loss: (x, { W }) => F.einsum("ij,jk->ik", x, W as Parameter),
    needed: ["W"],
  },
  {
    name: "embedId, whose gradient needs no value",
    x: [2],
    shapes: { W: [2, 2] },
    loss: (_, { W }) => F.embedId(W as Parameter, nd.array([1, 0, 1], { dtype: "int32" })),
    needed: [],
  },
];

const draw = (shape: nd.Shape, seed: number): nd.NdArray =>
  nd.array(new nd.RandomState(seed).uniform(-1, 1, [...shape]));

describe.each(cases)("$name", ({ shapes, loss, x, needed, inVariables = [] }) => {
  const names = Object.keys(shapes);

  /** The gradients of all parameters, if one of them is written before the backward. */
  function gradients(options: BackwardOptions, written: string | null): (nd.NestedArray | undefined)[] {
    const params = Object.fromEntries(
      names.map((name, i) => [name, new Parameter(draw(shapes[name] as nd.Shape, i), name)]),
    );
    const y = F.square(loss(variable(draw(x, 99)), params)).sum();
    const target = written === null ? undefined : params[written];
    if (target !== undefined) assign(pinnedData(target), nd.full(target.shape, 0.5));
    y.backward(options);
    return names.map((name) => params[name]?.grad?.data.toArray());
  }

  test.each([{}, { createGraph: true }])("an update before the backward: old gradients or an error (%o)", (options) => {
    const before = gradients(options, null);
    const refused = options.createGraph === true ? [...needed, ...inVariables] : needed;
    for (const name of names) {
      let after: (nd.NestedArray | undefined)[];
      try {
        after = gradients(options, name);
      } catch (error) {
        expect(String(error)).toMatch(/ was changed in place after \w+ used it, as optimizer.update\(\) does/);
        expect(needed.length, name).toBeGreaterThan(0);
        continue;
      }
      expect(after, name).toEqual(before);
      expect(refused, name).not.toContain(name);
    }
    for (const name of refused) expect(() => gradients(options, name), name).toThrow(`backward: ${name} [`);
  });
});

test("weights of a first layer, whose input is a constant, may be written before the backward", () => {
  const image = draw([1, 1, 3, 3], 1);
  const rows = draw([3, 2], 2);
  for (const options of [{}, { createGraph: true }]) {
    const [W, b, K] = [
      new Parameter(draw([2, 2], 3)),
      new Parameter(draw([2], 4)),
      new Parameter(draw([1, 1, 2, 2], 5)),
    ];
    const loss = F.linear(rows, W, b)
      .sum()
      .add(F.conv2d(image, K).sum())
      .add(F.rnnCell(rows, null, W, W, b).sum());
    for (const p of [W, b, K]) assign(pinnedData(p), nd.zeros(p.shape));
    loss.backward(options);
    expect(K.grad?.data.toArray()).not.toEqual(nd.zeros(K.shape).toArray());
  }
});

test("statistics that a batch normalization has used may be written before the backward", () => {
  const x = draw([4, 2], 1);
  const run = (write: boolean): nd.NestedArray => {
    const statistics = [new Parameter(nd.array([0.5, 1])), new Parameter(nd.array([2, 3]))] as const;
    const [gamma, beta] = [new Parameter(nd.ones([2])), new Parameter(nd.zeros([2]))];
    const running = { mean: statistics[0].data, variance: statistics[1].data };
    const y = F.square(testMode(() => F.batchNorm(x, gamma, beta, running)));
    if (write) for (const p of statistics) assign(pinnedData(p), nd.full([2], 9));
    y.sum().backward();
    return gamma.grad?.data.toArray() as nd.NestedArray;
  };
  expect(run(true)).toEqual(run(false));
});
