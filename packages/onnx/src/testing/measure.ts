import { noGrad, testMode, type Variable, variable } from "@dz/core";
import { Layer } from "@dz/layers";
import { isFloat, type NdArray } from "@dz/ndarray";
import { type Exportable, type ExportOptions, exportOnnx } from "../export/export-onnx.ts";
import { readModel } from "../format/model-file.ts";
import { otherValues, resized } from "../trace/examples.ts";
import { largestDifference, runOnnx } from "./runtime.ts";

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
  const { graph } = readModel(bytes);
  const names = graph.input.map(({ name }) => name);
  const axes = graph.input.map((input) => symbolsOf(input));
  let difference = 0;
  for (const arrays of [inputs, inputs.map(otherValues), ...otherSizes(inputs, axes)]) {
    const expected = forward(model, arrays);
    const got = await runOnnx(bytes, Object.fromEntries(arrays.map((array, i) => [names[i], array])));
    for (const [i, { name }] of graph.output.entries()) {
      const [y, other] = [expected[i] as NdArray, got[name] as NdArray];
      if (isFloat(y.dtype) !== isFloat(other.dtype)) throw new Error(`${name} is ${other.dtype}, not ${y.dtype}`);
      difference = Math.max(difference, largestDifference(y, other));
    }
  }
  const operators = [...new Set(graph.node.map(({ opType }) => opType))].filter((operator) => operator !== "Identity");
  return {
    operators,
    symbols: [...new Set(axes.flatMap((each) => Object.values(each)))],
    difference,
    bytes: bytes.length,
  };
}

/** What dz computes, in test mode, from a fresh state. */
export function forward(model: Exportable, arrays: readonly NdArray[]): NdArray[] {
  if (model instanceof Layer) model.resetState();
  const call = (...xs: Variable[]) => (typeof model === "function" ? model(...xs) : model.forward(...xs));
  return testMode(() => noGrad(() => [call(...arrays.map((array) => variable(array)))].flat() as Variable[])).map(
    ({ data }) => data,
  );
}

type ValueInfo = ReturnType<typeof readModel>["graph"]["input"][number];

function symbolsOf({ type }: ValueInfo): Record<number, string> {
  const dims = type?.value.case === "tensorType" ? (type.value.value.shape?.dim ?? []) : [];
  return Object.fromEntries(dims.flatMap(({ value }, i) => (value.case === "dimParam" ? [[i, value.value]] : [])));
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
