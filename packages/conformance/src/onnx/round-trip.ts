import { testMode, type Variable, variable } from "@dz/core";
import { Layer } from "@dz/layers";
import { array, isFloat, type NdArray, RandomState } from "@dz/ndarray";
import { type Exportable, exportOnnx, importOnnx, type OnnxModel, onnxSignature } from "@dz/onnx";
import { type ExportCase, feeds, forward } from "./measure.ts";
import { largestDifference } from "./runtime.ts";

/** How far a model that went out and in again is from the model that it was. */
export interface RoundTrip {
  /** The largest differences of outputs, and of the gradients of the inputs, relative to the largest number. */
  readonly outputs: number;
  readonly gradients: number;
}

/** Exports a case, imports it, and compares outputs and gradients. */
export function roundTrip({ make, inputs, options }: ExportCase): RoundTrip {
  const model = make();
  const bytes = exportOnnx(model, inputs, options);
  const imported = importOnnx(bytes);
  const given = Object.values(feeds(onnxSignature(bytes).inputs, inputs)).map((x) =>
    isFloat(x.dtype) ? array(x, { dtype: "float32" }) : x,
  );
  const expected = forward(model, inputs, options?.recurrent);
  const got = testMode(() => [imported.forward(...given)].flat());
  const outputs = expected.map((y, i) => largestDifference(y, (got[i] as Variable).data));
  const gradients = options?.recurrent === undefined ? gradientDifferences(model, imported, inputs, given) : [0];
  return { outputs: Math.max(...outputs), gradients: Math.max(...gradients) };
}

/** The same gradient flows back into both; what has none in dz may have one here, of zeros. */
function gradientDifferences(
  model: Exportable,
  imported: OnnxModel,
  inputs: readonly NdArray[],
  given: readonly NdArray[],
): number[] {
  if (model instanceof Layer) model.resetState();
  const own = gradients((...xs) => (typeof model === "function" ? model(...xs) : model.forward(...xs)), inputs);
  const back = gradients((...xs) => imported.forward(...xs), given);
  return own.map((gradient, i) => {
    const other = back[i];
    if (gradient === null || other === undefined) return 0;
    return other === null ? Number.POSITIVE_INFINITY : largestDifference(gradient, other);
  });
}

function gradients(
  fn: (...xs: Variable[]) => Variable | readonly Variable[],
  arrays: readonly NdArray[],
): (NdArray | null)[] {
  const xs = arrays.map((x) => variable(x));
  const [first] = testMode(() => [fn(...xs)].flat()) as [Variable];
  const y = first.mul(1); // the result may be an input itself
  if (!isFloat(y.dtype) || (first.creator === null && !xs.includes(first))) return xs.map(() => null);
  y.grad = variable(array(new RandomState(1).normal(0, 1, y.shape), { dtype: y.dtype }));
  y.backward();
  return xs.map((x) => x.grad?.data ?? null);
}
