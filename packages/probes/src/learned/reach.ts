import { grad, noGrad, type Variable, variable } from "@dz/core";
import { type ModelState, setState, stateOf } from "@dz/forecasting";
import { mean } from "../numbers.ts";
import { norm } from "../replay/updates.ts";
import type { Reading } from "../run-model.ts";
import { lengthOf, type Sequence } from "../sequence.ts";
import { inputAt } from "./network-state.ts";

/** At how many steps of the sequence the gradient is looked at. */
const PLACES = 10;

/**
 * How far back an answer depends on the inputs: the norm of `d y[t] / d x[t−k]` for k = 0 ... `back`, with the weights as
 * they are, averaged over 10 steps t of the sequence; y is the first output. Empty for a sequence that is too short. Yields
 * after each t.
 */
export function* gradientNorms({ model, dtype }: Reading, sequence: Sequence, back: number): Generator<null, number[]> {
  const length = lengthOf(sequence);
  // The inputs that are looked at come after the start of the sequence, where states are unlike all later ones.
  const first = Math.max(sequence.from, back + Math.min(back, Math.floor((length - back) / 4)) + 1);
  const places = [
    ...new Set(Array.from({ length: PLACES }, (_, i) => first + Math.floor(((length - first) * i) / PLACES))),
  ];
  if (first >= length) return [];
  const one = new Float64Array(sequence.outputs);
  one[0] = 1;
  const firstOutput = inputAt({ ...sequence, inputs: one, size: one.length }, 0, dtype);
  const norms: number[][] = [];
  let read = 0;
  let state: ModelState = [];
  for (const t of places) {
    noGrad(() => {
      setState(model, state);
      for (; read < t - back; read++) model.forward(inputAt(sequence, read, dtype));
      state = stateOf(model);
    });
    const inputs: Variable[] = [];
    setState(model, state);
    let y: Variable | null = null;
    for (let i = t - back; i <= t; i++) {
      const x = variable(inputAt(sequence, i, dtype));
      inputs.push(x);
      y = model.forward(x);
    }
    const gradients = grad(y as unknown as Variable, inputs, { gy: firstOutput, allowUnused: true });
    norms.push(
      gradients.map((g) => (g === null ? 0 : norm(Float64Array.from(g.data.toTypedArray() as Float64Array)))).reverse(),
    );
    yield null;
  }
  return Array.from({ length: back + 1 }, (_, k) => mean(norms.map((row) => row[k] as number)));
}

/** How far back gradients reach. */
export type Reach =
  /** From `steps` on, all norms are below 1 % of that of k = 0. */
  | { readonly kind: "steps"; readonly steps: number }
  /** The last norm that was measured is not. */
  | { readonly kind: "beyond"; readonly back: number }
  /** There is no gradient to compare with, or none that is finite. */
  | { readonly kind: "none" };

/** How far back gradients of these norms for k = 0, 1, ... reach. */
export function reachOf(norms: readonly number[]): Reach {
  const limit = 0.01 * (norms[0] ?? 0);
  if (!(limit > 0) || !norms.every(Number.isFinite)) return { kind: "none" };
  const last = norms.findLastIndex((value) => value >= limit);
  return last === norms.length - 1 ? { kind: "beyond", back: last } : { kind: "steps", steps: last + 1 };
}
