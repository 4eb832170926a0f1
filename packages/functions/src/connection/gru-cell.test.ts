import { add, mul, sub, sum, Variable, variable } from "@dz/core";
import { expectClose, type InputSpec, uniform } from "@dz/core/testing";
import { astype, type DType, NdArray, ones, RandomState, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { sigmoid } from "../activation/sigmoid.ts";
import { tanh } from "../activation/tanh.ts";
import { checkFunction } from "../testing/vitest.ts";
import { gruCell } from "./gru-cell.ts";
import { linear } from "./linear.ts";

type Step = (...xs: Variable[]) => Variable;

/** x and h, then three Wx, three Wh, three bx and three bh. */
const fused: Step = (x, h, ...weights) => {
  const [Wx, Wh, bx, bh] = [0, 3, 6, 9].map((i) => weights.slice(i, i + 3));
  return gruCell(x as Variable, h as Variable, Wx as Variable[], Wh as Variable[], bx as Variable[], bh as Variable[]);
};

const composed: Step = (x, h, ...weights) => {
  const [p, q] = [x, h].map((from, k) =>
    [0, 1, 2].map((i) => linear(from as Variable, weights[3 * k + i] as Variable, weights[6 + 3 * k + i] as Variable)),
  ) as [[Variable, Variable, Variable], [Variable, Variable, Variable]];
  const [r, z] = [sigmoid(add(p[0], q[0])), sigmoid(add(p[1], q[1]))];
  const n = tanh(add(p[2], mul(r, q[2])));
  return add(mul(sub(1, z), n), mul(z, h as Variable));
};

const three = <T>(make: () => T): T[] => Array.from({ length: 3 }, make);
const specs = (m: number, k: number, n: number): InputSpec[] => [
  uniform([m, k], -1, 1),
  uniform([m, n], -1, 1),
  ...three(() => uniform([k, n], -1, 1)),
  ...three(() => uniform([n, n], -1, 1)),
  ...three(() => uniform([n], -1, 1)),
  ...three(() => uniform([n], -1, 1)),
];

for (const batch of [1, 3]) {
  checkFunction(`gruCell, batch ${batch}`, fused, { oracle: composed, inputs: specs(batch, 2, 3) });
}

/** The gradients of a sum over steps, in the order of the inputs. */
function gradients(step: Step, inputs: readonly NdArray[], createGraph: boolean): NdArray[] {
  const [x, h, ...weights] = inputs.map((a) => new Variable(a)) as [Variable, Variable, ...Variable[]];
  let state = h;
  let loss: Variable = variable(0);
  for (let t = 0; t < 3; t++) {
    state = step(x.mul(t + 1), state, ...weights);
    loss = loss.add(sum(state.pow(2)));
  }
  loss.backward({ createGraph });
  return [x, h, ...weights].map(({ grad }) => (grad as Variable).data);
}

describe("several steps are those of the composed function", () => {
  const random = new RandomState(8);
  const sizes = [
    [1, 1, 5],
    [3, 4, 1],
    [7, 2, 16],
    [20, 10, 33],
  ] as const;
  const dtypes: readonly (readonly [DType, DType, DType])[] = [
    ["float64", "float64", "float64"],
    ["float32", "float32", "float32"],
    ["float64", "float64", "float32"],
    ["float64", "float32", "float32"],
  ];

  test.each(sizes)("%i rows of %i and %i units", (m, k, n) => {
    const drawn = specs(m, k, n).map((spec) => (spec instanceof NdArray ? spec : spec(random)));
    for (const [ofData, ofW, ofB] of dtypes) {
      const inputs = drawn.map((a, i) => astype(a, i < 2 ? ofData : i < 8 ? ofW : ofB));
      const close = ofData === "float64" ? { rtol: 1e-12, atol: 1e-12 } : { rtol: 1e-4, atol: 2e-5 };
      const expected = gradients(composed, inputs, false);
      for (const createGraph of [false, true]) {
        for (const [i, g] of gradients(fused, inputs, createGraph).entries()) {
          expect(g.dtype).toBe((expected[i] as NdArray).dtype);
          expectClose(g, expected[i] as NdArray, close, `gradient ${i}`);
        }
      }
    }
  });
});

describe("gruCell", () => {
  const [x, h] = [ones([1, 2]), zeros([1, 3])];
  const [Wx, Wh, b] = [three(() => ones([2, 3])), three(() => ones([3, 3])), three(() => zeros([3]))];

  test("is one node", () => {
    expect(gruCell(x, h, Wx, Wh, b, b).creator?.inputs.length).toBe(14);
  });

  test("shapes and numbers that do not fit are named", () => {
    expect(() => gruCell(x, zeros([2, 3]), Wx, Wh, b, b)).toThrow(
      "gruCell: x and h are matrices with as many rows, got shapes [1, 2] and [2, 3]",
    );
    expect(() => gruCell(x, h, Wx, Wx, b, b)).toThrow("gruCell: Wh[0] has shape [2, 3], expected [3, 3]");
    expect(() => gruCell(x, h, Wx, Wh, b.slice(1), [...b, zeros([3])])).toThrow("gruCell: expected 3 arrays bx, got 2");
    const none = undefined as never;
    expect(() => gruCell(x, h, none, Wh, b, b)).toThrow("gruCell: expected 3 arrays Wx, got undefined");
    expect(() => gruCell(x, h, Wx, none, b, b)).toThrow("gruCell: expected 3 arrays Wh, got undefined");
    expect(() => gruCell(x, h, Wx, Wh, b, none)).toThrow("gruCell: expected 3 arrays bh, got undefined");
  });
});
