/**
 * The overhead of an operation with almost no computation: an addition of two small float32 Variables, without and with
 * a graph.
 *
 * @module
 */
import { noGrad, type Variable, variable } from "@dz/core";
import { astype, random } from "@dz/ndarray";
import { DZ, PLAIN } from "../names.ts";
import { secondsOf } from "../timing.ts";
import type { Job, Settings, Value, Work } from "../work.ts";

/** Additions per call, as many as a window of a training loop may have. */
const OPS = 1000;

/** Additions on dz as a function. */
export function onDz(size: number, ops: number): () => Variable {
  const operand = (): Variable => variable(astype(random.randn(1, size), "float32"));
  const [a, b] = [operand(), operand()];
  return () => {
    let c = a;
    for (let i = 0; i < ops; i++) c = a.add(b);
    c.unchainBackward();
    return c;
  };
}

/** The same on arrays, with a new one for each sum: the cost of the loops alone. */
export function byHand(size: number, ops: number): () => Float32Array {
  const operand = (): Float32Array => new Float32Array(size).map(() => Math.random());
  const [a, b] = [operand(), operand()];
  return () => {
    let c = a;
    for (let i = 0; i < ops; i++) {
      c = new Float32Array(size);
      for (let j = 0; j < size; j++) c[j] = (a[j] as number) + (b[j] as number);
    }
    return c;
  };
}

function nanoseconds(name: string, call: () => void, { seconds }: Settings): Value {
  return { name, value: (1e9 * secondsOf(call, seconds)) / OPS, unit: "ns" };
}

function* measure(size: number, settings: Settings): Generator<Value> {
  const additions = onDz(size, OPS);
  const forward = (): void => {
    noGrad(additions);
  };
  yield nanoseconds("forward", forward, settings);
  yield nanoseconds("recording", additions, settings);
}

const job = (size: number): Job => ({
  name: `add-${size}`,
  contenders: {
    [DZ]: (settings) => measure(size, settings),
    [PLAIN]: (settings) => [nanoseconds("forward", byHand(size, OPS), settings)],
  },
});

export const add: Work = {
  name: "add",
  title: "One addition of [1, n] and [1, n], float32",
  jobs: [job(100), job(1)],
  goals: [
    { rows: / forward$/, atMost: 200 },
    { rows: / recording$/, atMost: 300 },
  ],
};
