import * as nd from "@dz/ndarray";
import { release, usage } from "@dz/ndarray/memory";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { Parameter } from "../graph/parameter.ts";
import type { Variable } from "../graph/variable.ts";
import { matmul } from "../ops/matmul.ts";
import { difference } from "../testing/close.ts";
import type { BackwardOptions } from "./backward.ts";
import "../ops/operators.ts";

/** One step of a random program: an operation on two of the values so far. */
type Step = readonly [op: number, a: number, b: number];

interface Program {
  readonly shapes: readonly nd.Shape[];
  readonly steps: readonly Step[];
  readonly seed: number;
}

const shapes: readonly nd.Shape[] = [[], [3], [1, 3], [3, 1], [3, 3], [3, 3], [3, 3]];

// Drawn uniformly; otherwise small numbers would be drawn more often.
const place = fc.noBias(fc.integer({ min: 0, max: 2 ** 30 }));

const program: fc.Arbitrary<Program> = fc.record({
  shapes: fc.array(fc.constantFrom(...shapes), { minLength: 2, maxLength: 4 }),
  steps: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), place, place), { minLength: 1, maxLength: 14 }),
  seed: fc.nat(1e6),
});

/** Keeps numbers small, so that differences are meaningful. */
const squash = (x: Variable): Variable => x.div(x.mul(x).add(1));

/** Whether `matmul` takes these shapes: matrices and vectors that fit. */
const canMultiply = (a: nd.Shape, b: nd.Shape): boolean =>
  a.length > 0 && b.length > 0 && a.at(-1) === (b.at(-2) ?? b[0]);

const operations: readonly ((a: Variable, b: Variable) => Variable)[] = [
  (a, b) => a.add(b),
  (a, b) => a.sub(b),
  (a, b) => squash(a.mul(b)),
  (a, b) => a.div(b.mul(b).add(1)),
  (a, b) => (canMultiply(a.shape, b.shape) ? squash(matmul(a, b)) : a.neg()),
  (a) => a.T,
  (a) => squash(a.sum({ axis: a.ndim > 0 ? 0 : null, keepdims: true })),
  (a, b) => (a.ndim > 0 ? a.getItem(-1) : a).add(b),
  (a) => a.reshape(1, -1).reshape(a.shape).mul(a.pow(2).add(1).pow(-1)),
  (a, b) => a.mul(new nd.RandomState(7).uniform(-1, 1, [3])).add(b),
];

/** Leaves of a program: parameters and plain variables in turn. */
function leavesOf({ shapes, seed }: Program): Variable[] {
  const random = new nd.RandomState(seed);
  return shapes.map((shape, i) => {
    const data = nd.array(random.uniform(-1, 1, [...shape]));
    return i % 2 === 0 ? new Parameter(data) : variable(data);
  });
}

/** Runs a program; `between` is called before each step. */
function run({ steps }: Program, leaves: readonly Variable[], between: () => void = () => {}): Variable {
  const values = [...leaves];
  for (const [op, a, b] of steps) {
    between();
    const [x, y] = [values[a % values.length] as Variable, values[b % values.length] as Variable];
    values.push((operations[op] as (a: Variable, b: Variable) => Variable)(x, y));
  }
  // All leaves take part, and every value that is not used otherwise.
  return values.map((x) => x.sum()).reduce((a, b) => a.add(b));
}

function gradientsOf(p: Program, options: BackwardOptions, between?: () => void): nd.NdArray[] {
  const leaves = leavesOf(p);
  const y = run(p, leaves, between);
  between?.();
  y.backward(options);
  return leaves.map((x) => (x.grad as Variable).data);
}

function expectSame(actual: readonly nd.NdArray[], expected: readonly nd.NdArray[], rtol: number): void {
  actual.forEach((a, i) => {
    expect(difference(a, expected[i] as nd.NdArray, { rtol, atol: rtol })).toBeNull();
  });
}

/** Moves the leaves by `step` along a direction of ones and minus ones. */
function moved(p: Program, step: number): Variable[] {
  return leavesOf(p).map((x, i) => {
    const signs = nd.array(new nd.RandomState(i).uniform(-1, 1, [...x.shape]));
    return variable(nd.add(x.data, nd.mul(nd.where(nd.less(signs, 0), -1, 1), step)));
  });
}

function along(p: Program, gradients: readonly nd.NdArray[]): number {
  const [ahead, behind] = [moved(p, 0.5), moved(p, -0.5)];
  return gradients.reduce((total, g, i) => {
    const direction = nd.sub((ahead[i] as Variable).data, (behind[i] as Variable).data);
    return total + nd.sum(nd.mul(g, direction)).item();
  }, 0);
}

const H = 1e-5;

describe("random graphs", () => {
  test("both ways give the gradients that differences give", () => {
    fc.assert(
      fc.property(program, (p) => {
        const gradients = gradientsOf(p, {});
        expectSame(gradients, gradientsOf(p, { retainGrad: true }), 1e-12);
        expectSame(gradients, gradientsOf(p, { createGraph: true }), 1e-12);
        const slope = (run(p, moved(p, H)).item() - run(p, moved(p, -H)).item()) / (2 * H);
        expect(Math.abs(slope - along(p, gradients))).toBeLessThan(1e-5 * (1 + Math.abs(slope)));
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test("second derivatives are the differences of the first", () => {
    const slopes = (p: Program, leaves: readonly Variable[]): number => {
      run(p, leaves).backward();
      return along(
        p,
        leaves.map((x) => (x.grad as Variable).data),
      );
    };
    fc.assert(
      fc.property(program, (p) => {
        const leaves = leavesOf(p);
        run(p, leaves).backward({ createGraph: true });
        const gradients = leaves.map((x) => x.grad as Variable);
        for (const x of leaves) x.cleargrad();
        const [ahead, behind] = [moved(p, 0.5), moved(p, -0.5)];
        const slope = gradients
          .map((g, i) => g.mul(nd.sub((ahead[i] as Variable).data, (behind[i] as Variable).data)).sum())
          .reduce((a, b) => a.add(b), variable(0));
        slope.backward();
        const curvature = along(
          p,
          leaves.map((x) => x.grad?.data ?? nd.zerosLike(x.data)),
        );
        const expected = (slopes(p, moved(p, H)) - slopes(p, moved(p, -H))) / (2 * H);
        expect(Math.abs(curvature - expected)).toBeLessThan(1e-4 * (1 + Math.abs(expected)));
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  test("a release at any time changes no bit", () => {
    fc.assert(
      fc.property(program, (p) => {
        for (const options of [{}, { createGraph: true }]) {
          expectSame(gradientsOf(p, options, release), gradientsOf(p, options), 0);
        }
      }),
      { numRuns: 50, seed: 3 },
    );
    expect(usage().private).toBe(0);
  });
});
