import { noGrad, testMode, type Variable, variable } from "@dz/core";
import { Layer } from "@dz/layers";
import { getItem, isFloat, type NdArray, stack, zeros } from "@dz/ndarray";
import { type Exportable, type ExportOptions, exportOnnx, type OnnxValue, onnxSignature } from "@dz/onnx";
import { otherValues, resized } from "./other-inputs.ts";
import { largestDifference, openSession } from "./runtime.ts";

/** A function or a model that is exported and compared. */
export interface ExportCase {
  /** What the table of the docs calls it. */
  readonly name: string;
  /** Makes the function or the model, in float32. */
  readonly make: () => Exportable;
  /** Example inputs. */
  readonly inputs: readonly NdArray[];
  readonly options?: ExportOptions;
  /** Whether the batch has to be symbolic (default true). */
  readonly symbolic?: boolean;
  /** Whether it is so large that only the command `table` runs it (default false). */
  readonly large?: boolean;
  /** The largest difference that is allowed, relative to the largest number (default 1e-5). */
  readonly tolerance?: number;
}

/** What an export was found to be. */
export interface Measured {
  /** The operators of ONNX in the file, each once, in the order of the nodes. */
  readonly operators: readonly string[];
  /** The symbols among the sizes of the inputs. */
  readonly symbols: readonly string[];
  /** The largest difference between dz and ONNX Runtime, relative to the largest result. */
  readonly difference: number;
  /** The size of the file in bytes. */
  readonly bytes: number;
}

/**
 * Exports a case and compares ONNX Runtime with dz on the examples, on other values, and where sizes are symbolic on other
 * sizes, also 1.
 */
export async function measure({ make, inputs, options }: ExportCase): Promise<Measured> {
  const model = make();
  const bytes = exportOnnx(model, inputs, options);
  const signature = onnxSignature(bytes);
  const axes = signature.inputs.map(symbolsOf);
  const session = await openSession(bytes);
  let difference = 0;
  for (const arrays of [inputs, inputs.map(otherValues), ...otherSizes(inputs, axes)]) {
    const expected = forward(model, arrays, options?.recurrent);
    const got = await session.run(feeds(signature.inputs, arrays));
    for (const [i, y] of expected.entries()) {
      const { name } = signature.outputs[i] as OnnxValue;
      const other = got[name] as NdArray;
      if (isFloat(y.dtype) !== isFloat(other.dtype)) throw new Error(`${name} is ${other.dtype}, not ${y.dtype}`);
      difference = Math.max(difference, largestDifference(y, other));
    }
  }
  await session.close();
  const operators = signature.operators.filter((operator) => operator !== "Identity");
  return {
    operators,
    symbols: [...new Set(axes.flatMap((each) => Object.values(each)))],
    difference,
    bytes: bytes.length,
  };
}

/** What dz computes, in test mode, from a fresh state; for a sequence form the steps one by one. */
export function forward(
  model: Exportable,
  arrays: readonly NdArray[],
  recurrent?: ExportOptions["recurrent"],
): NdArray[] {
  if (model instanceof Layer) model.resetState();
  const call = (xs: readonly NdArray[]): NdArray[] => {
    const variables = xs.map((array) => variable(array));
    const ys = typeof model === "function" ? model(...variables) : model.forward(...variables);
    return ([ys].flat() as Variable[]).map(({ data }) => data);
  };
  return testMode(() =>
    noGrad(() => {
      if (recurrent !== "sequence") return call(arrays);
      const steps = Array.from({ length: arrays[0]?.length ?? 0 }, (_, t) => call(arrays.map((x) => getItem(x, t))));
      return (steps[0] as NdArray[]).map((_, i) => stack(steps.map((ys) => ys[i] as NdArray)));
    }),
  );
}

/** The inputs of a graph by name: those that are given, and behind them empty states. */
export function feeds(inputs: readonly OnnxValue[], given: readonly NdArray[]): Record<string, NdArray> {
  const batch = given[0]?.shape[0] ?? 1;
  return Object.fromEntries(
    inputs.map(({ name, shape }, i) => [
      name,
      given[i] ?? zeros(shape.map((length) => (typeof length === "number" ? length : batch))),
    ]),
  );
}

/** The axes of an input that have symbols. */
function symbolsOf({ shape }: OnnxValue): Record<number, string> {
  return Object.fromEntries(shape.flatMap((length, i) => (typeof length === "string" ? [[i, length]] : [])));
}

/** The inputs with their symbolic axes two longer, and of length 1. */
function otherSizes(inputs: readonly NdArray[], axes: readonly Record<number, string>[]): NdArray[][] {
  if (axes.every((each) => Object.keys(each).length === 0)) return [];
  return [(size: number) => size + 2, () => 1].map((change) =>
    inputs.map((array, i) => {
      const named = Object.keys(axes[i] ?? {}).map(Number);
      return resized(array, Object.fromEntries(named.map((axis) => [axis, change(array.shape[axis] as number)])));
    }),
  );
}
