/**
 * The anomaly mode (`config.detectAnomaly`): every result and every gradient is scanned, and the first NaN or infinity
 * is an error that says where it comes from. Nothing here runs unless the mode is on.
 *
 * @module
 */
import { AnomalyError, formatShape, isFloat, type NdArray, type Shape } from "@dz/ndarray";
import type { FunctionNode } from "../graph/function-node.ts";
import type { GraphNode } from "../graph/graph-node.ts";
import type { Variable } from "../graph/variable.ts";
import { chainOf, labelOf, opName } from "./chain.ts";

/** Where each function was applied, as an error whose stack shows it. */
const places = new WeakMap<FunctionNode, Error>();

/**
 * The number of running backwards. Results inside them are not reported, but with the gradients that depend on them.
 */
let backwards = 0;

/** Runs a backward; the results of functions inside it are not checked separately. */
export function duringBackward<T>(body: () => T): T {
  backwards++;
  try {
    return body();
  } finally {
    backwards--;
  }
}

/**
 * Throws {@link AnomalyError} if a result of a function contains NaN or infinity; else records where it was applied.
 */
export function checkResults(fn: FunctionNode, inputs: readonly Variable[], outputs: readonly Variable[]): void {
  if (backwards > 0) return;
  const op = opName(fn);
  for (const [i, y] of outputs.entries()) {
    const bad = firstBad(y.data);
    if (bad === null) continue;
    const which = outputs.length === 1 ? "the result" : `result ${i}`;
    const from = inputs.findIndex((x) => firstBad(x.data) !== null);
    const before =
      from < 0 ? "its inputs are finite" : `input ${from} had ${firstBad((inputs[from] as Variable).data)}`;
    throw new AnomalyError(`${op}: in forward, ${which} has ${bad}; ${before}; ${badChain(fn, inputs)}`);
  }
  places.set(fn, new Error(`${op} was applied here`));
}

/** Throws {@link AnomalyError} if the gradient that a function returns for input `i` contains NaN or infinity. */
export function checkGradient({ fn, inputs }: GraphNode, i: number, g: NdArray): void {
  const bad = firstBad(g);
  if (bad === null) return;
  const op = opName(fn);
  const which = `the gradient of input ${i}, ${labelOf(inputs[i] as Variable)},`;
  const before = "the gradient of its output is finite";
  throw new AnomalyError(`${op}: in backward, ${which} has ${bad}; ${before}; ${chainOf(fn, inputs)}`, placeOf(fn));
}

/**
 * Throws {@link AnomalyError} if the complete gradient of a value, a sum or one that was assigned, contains NaN or
 * infinity.
 */
export function checkSum(x: Variable, g: NdArray): void {
  const bad = firstBad(g);
  if (bad === null) return;
  const { creatorNode: node } = x;
  const start = `backward: the sum of the gradients of ${labelOf(x)}, or one that was set, has ${bad}`;
  if (node === null) throw new AnomalyError(start);
  const { fn, inputs } = node;
  throw new AnomalyError(`${start}; ${chainOf(fn, inputs)}`, placeOf(fn));
}

function badChain(fn: FunctionNode, inputs: readonly Variable[]): string {
  return chainOf(fn, inputs, ({ data }) => firstBad(data) !== null);
}

/** The cause of an error: where a function was applied, if that was in the mode. */
function placeOf(fn: FunctionNode): { cause: Error | undefined } {
  return { cause: places.get(fn) };
}

/** The first NaN or infinity, as `NaN at [0, 1], shape [2, 3] float32`, or null. */
function firstBad(a: NdArray): string | null {
  if (!isFloat(a.dtype)) return null;
  const values = a.toTypedArray();
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isFinite(value)) continue;
    return `${value} at ${formatShape(indexOf(i, a.shape))}, shape ${formatShape(a.shape)} ${a.dtype}`;
  }
  return null;
}

/** The index of the element at position `place` in row-major order. */
function indexOf(place: number, shape: Shape): number[] {
  const index = new Array<number>(shape.length);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis] as number;
    index[axis] = place % length;
    place = Math.floor(place / length);
  }
  return index;
}
