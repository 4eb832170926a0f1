/// <reference types="node" />
/** Sequences in windows: truncated between two windows, restarted, or very long. */
import { noGrad, type Parameter, type Variable, variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GRU } from "./gru.ts";
import { LSTM } from "./lstm.ts";
import { RNN } from "./rnn.ts";

/** A fixed seed, unless DZ_RUNS multiplies the number of runs. */
const tries = (numRuns: number): { numRuns: number; seed?: number } => {
  const { DZ_RUNS } = process.env;
  return DZ_RUNS === undefined ? { numRuns, seed: 6 } : { numRuns: numRuns * Number(DZ_RUNS) };
};

const cases = fc.record({
  batch: fc.integer({ min: 1, max: 3 }),
  inSize: fc.integer({ min: 1, max: 3 }),
  hidden: fc.integer({ min: 1, max: 5 }),
  windows: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
  dtype: fc.constantFrom("float32" as const, "float64" as const),
  seed: fc.nat({ max: 2 ** 30 }),
});

type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

/** The part of a recurrent layer that truncation concerns. */
interface Recurrent {
  forward(x: Variable): Variable;
  resetState(): void;
  params(): Iterable<Parameter>;
}

const layers: Record<string, (c: Case) => Recurrent> = {
  RNN: ({ hidden, inSize, dtype, seed }) => new RNN(hidden, { inSize, dtype, random: new nd.RandomState(seed) }),
  LSTM: ({ hidden, inSize, dtype, seed }) => new LSTM(hidden, { inSize, dtype, random: new nd.RandomState(seed) }),
  GRU: ({ hidden, inSize, dtype, seed }) => new GRU(hidden, { inSize, dtype, random: new nd.RandomState(seed) }),
};

/** The inputs of each window. */
function inputsOf({ batch, inSize, windows, dtype, seed }: Case): Variable[][] {
  const random = new nd.RandomState(seed + 1);
  const draw = (): Variable => variable(nd.array(random.uniform(-1, 1, [batch, inSize]), { dtype }));
  return windows.map((steps) => Array.from({ length: steps }, draw));
}

/** The sum of the squares of all states of a window. */
function lossOf(layer: Recurrent, xs: readonly Variable[]): Variable {
  return xs.map((x) => layer.forward(x).pow(2).sum()).reduce((a, b) => a.add(b));
}

function gradientsOf(layer: Recurrent): unknown[] {
  return [...layer.params()].map((p) => p.grad?.data.toArray() ?? null);
}

function clear(layer: Recurrent): void {
  for (const p of layer.params()) p.cleargrad();
}

describe.each(Object.entries(layers))("%s", (_, make) => {
  test("a window after a cut has bitwise the gradients of one whose initial state is a constant", () => {
    fc.assert(
      fc.property(cases, (c) => {
        const [cut, constant] = [make(c), make(c)];
        const windows = inputsOf(c);
        for (const [k, xs] of windows.entries()) {
          clear(cut);
          const loss = lossOf(cut, xs);
          loss.backward();
          loss.unchainBackward();

          // The same state, computed without a graph.
          constant.resetState();
          clear(constant);
          noGrad(() => {
            for (const before of windows.slice(0, k)) lossOf(constant, before);
          });
          const same = lossOf(constant, xs);
          same.backward();
          expect(loss.item()).toBe(same.item());
          expect(gradientsOf(cut)).toEqual(gradientsOf(constant));
        }
      }),
      tries(25),
    );
  });

  test("a repeated sequence gives the same bits, and without a graph the same value", () => {
    fc.assert(
      fc.property(cases, (c) => {
        const layer = make(c);
        const run = (): unknown => {
          layer.resetState();
          clear(layer);
          const losses = inputsOf(c).map((xs) => lossOf(layer, xs));
          const total = losses.reduce((a, b) => a.add(b));
          total.backward();
          return [total.item(), gradientsOf(layer)];
        };
        const first = run();
        expect(run()).toEqual(first);
        const silent = noGrad(() => {
          layer.resetState();
          return inputsOf(c)
            .map((xs) => lossOf(layer, xs))
            .reduce((a, b) => a.add(b));
        });
        expect([silent.creator, silent.item()]).toEqual([null, (first as unknown[])[0]]);
      }),
      tries(25),
    );
  });

  test("backward through 2,000 steps works, and a reset releases their states", () => {
    const c: Case = { batch: 1, inSize: 1, hidden: 3, windows: [2000], dtype: "float64", seed: 1 };
    const layer = make(c);
    for (let round = 0; round < 2; round++) {
      layer.resetState();
      clear(layer);
      const loss = lossOf(layer, (inputsOf(c) as [Variable[]])[0]);
      loss.backward();
      expect(Number.isFinite(loss.item())).toBe(true);
      for (const g of [...layer.params()].map((p) => p.grad?.data)) {
        if (g !== undefined) expect(Number.isFinite(nd.sum(g).item())).toBe(true);
      }
      loss.unchainBackward();
    }
  });
});
