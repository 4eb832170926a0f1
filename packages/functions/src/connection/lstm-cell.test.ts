import { add, matmul, mul, sum, Variable, variable } from "@dz/core";
import { expectClose, type InputSpec, uniform } from "@dz/core/testing";
import { astype, type DType, NdArray, ones, RandomState, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { sigmoid } from "../activation/sigmoid.ts";
import { tanh } from "../activation/tanh.ts";
import { checkFunction } from "../testing/vitest.ts";
import { linear } from "./linear.ts";
import { lstmCell } from "./lstm-cell.ts";

type Step = (...xs: Variable[]) => readonly [h: Variable, c: Variable];

/** x, h and c, then four Wx, four Wh and four b. */
const fused: Step = (x, h, c, ...weights) =>
  lstmCell(x as Variable, h as Variable, c as Variable, weights.slice(0, 4), weights.slice(4, 8), weights.slice(8));

const composed: Step = (x, h, c, ...weights) => {
  const gate = (i: number): Variable =>
    add(
      linear(x as Variable, weights[i] as Variable, weights[i + 8] as Variable),
      matmul(h as Variable, weights[i + 4] as Variable),
    );
  const [f, i, o, u] = [sigmoid(gate(0)), sigmoid(gate(1)), sigmoid(gate(2)), tanh(gate(3))];
  const next = add(mul(f, c as Variable), mul(i, u));
  return [mul(o, tanh(next)), next];
};

const four = <T>(make: () => T): T[] => Array.from({ length: 4 }, make);
const specs = (m: number, k: number, n: number): InputSpec[] => [
  uniform([m, k], -1, 1),
  uniform([m, n], -1, 1),
  uniform([m, n], -1, 1),
  ...four(() => uniform([k, n], -1, 1)),
  ...four(() => uniform([n, n], -1, 1)),
  ...four(() => uniform([n], -1, 1)),
];

const results: Readonly<Record<string, (step: Step) => (...xs: Variable[]) => Variable>> = {
  "both results":
    (step) =>
    (...xs) => {
      const [h, c] = step(...xs);
      return h.mul(2).add(c);
    },
  "the output alone":
    (step) =>
    (...xs) =>
      step(...xs)[0],
};

for (const [name, of] of Object.entries(results)) {
  checkFunction(`lstmCell, ${name}`, of(fused), { oracle: of(composed), inputs: specs(2, 2, 3) });
}

/** The gradients of a sum over steps, in the order of the inputs. */
function gradients(step: Step, inputs: readonly NdArray[], createGraph: boolean): (NdArray | null)[] {
  const [x, h, c, ...weights] = inputs.map((a) => new Variable(a)) as [Variable, Variable, Variable, ...Variable[]];
  let [output, cell] = [h, c];
  let loss: Variable = variable(0);
  for (let t = 0; t < 3; t++) {
    const [next, memory] = step(x.mul(t + 1), output, cell, ...weights);
    loss = loss.add(sum(next.pow(2)));
    [output, cell] = [next, memory];
  }
  loss.backward({ createGraph });
  return [x, h, c, ...weights].map(({ grad }) => grad?.data ?? null);
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
      const inputs = drawn.map((a, i) => astype(a, i < 3 ? ofData : i < 11 ? ofW : ofB));
      const close = ofData === "float64" ? { rtol: 1e-12, atol: 1e-12 } : { rtol: 1e-4, atol: 2e-5 };
      const expected = gradients(composed, inputs, false);
      for (const createGraph of [false, true]) {
        for (const [i, g] of gradients(fused, inputs, createGraph).entries()) {
          const reference = expected[i] as NdArray;
          expect((g as NdArray).dtype).toBe(reference.dtype);
          expectClose(g as NdArray, reference, close, `gradient ${i}`);
        }
      }
    }
  });
});

test("what has no part in a result has no gradient", () => {
  for (const options of [{}, { retainGrad: true }, { createGraph: true }]) {
    const random = new RandomState(2);
    const xs = specs(2, 2, 3).map((spec) => new Variable(spec instanceof NdArray ? spec : spec(random)));
    const oracle = xs.map(({ data }) => new Variable(data));
    fused(...xs)[1].backward(options);
    composed(...oracle)[1].backward(options);
    const without = xs.flatMap(({ grad }, i) => (grad === null ? [i] : []));
    expect(without).toEqual([5, 9, 13]); // those of o
    for (const [i, { grad }] of xs.entries()) {
      if (grad !== null) expectClose(grad, oracle[i]?.grad as Variable, { rtol: 1e-12, atol: 1e-14 }, `gradient ${i}`);
    }
  }
});

describe("lstmCell", () => {
  const [x, h, c] = [ones([1, 2]), zeros([1, 3]), zeros([1, 3])];
  const [Wx, Wh, b] = [four(() => ones([2, 3])), four(() => ones([3, 3])), four(() => zeros([3]))];

  test("the memory lies behind the output, so that unchainBackward cuts both off", () => {
    const [h2, c2] = lstmCell(x, h, c, Wx, Wh, b);
    const [h3, c3] = lstmCell(x, h2, c2, Wx, Wh, b);
    h3.mul(2).unchainBackward();
    for (const cut of [h2, c2, h3, c3]) expect(cut.creator).toBeNull();
  });

  test("the gradient of the memory is the whole one", () => {
    const inputs = [x, ones([1, 3]), ones([1, 3]), ...Wx, ...Wh, ...b];
    const [c2, expected] = [fused, composed].map((step) => {
      const [output, cell] = step(...inputs.map((a) => new Variable(a)));
      output.add(cell).backward({ retainGrad: true });
      return cell.grad as Variable;
    }) as [Variable, Variable];
    expectClose(c2, expected, { rtol: 1e-14 }, "gradient of c'");
  });

  test("shapes and numbers that do not fit are named", () => {
    expect(() => lstmCell(x, h, zeros([2, 3]), Wx, Wh, b)).toThrow("lstmCell: c has shape [2, 3], expected [1, 3]");
    expect(() => lstmCell(x, h, c, Wx, Wx, b)).toThrow("lstmCell: Wh[0] has shape [2, 3], expected [3, 3]");
    expect(() => lstmCell(x, h, c, Wx.slice(1), Wh, [...b, zeros([3])])).toThrow(
      "lstmCell: expected 4 arrays Wx, got 3",
    );
    expect(() => lstmCell(x, h, c, Wx, Wh, undefined as never)).toThrow("lstmCell: expected 4 arrays b, got undefined");
  });
});
