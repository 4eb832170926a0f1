/**
 * ONNX Runtime, which users of exported models run.
 *
 * @module
 */
import { array, astype, fromTypedArray, type NdArray } from "@dz/ndarray";
import * as ort from "onnxruntime-web/wasm";

ort.env.wasm.numThreads = 1;
ort.env.logLevel = "error";

/** A model in the runtime: floats are passed as float32, and so are those that it returns. */
export interface Session {
  readonly run: (inputs: Readonly<Record<string, NdArray>>) => Promise<Record<string, NdArray>>;
  readonly close: () => Promise<void>;
}

/** Loads a model. */
export async function openSession(bytes: Uint8Array): Promise<Session> {
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ["wasm"] });
  const run: Session["run"] = async (inputs) => {
    const results = await session.run(feedsOf(inputs));
    return Object.fromEntries(session.outputNames.map((name) => [name, arrayOf(results[name] as ort.Tensor)]));
  };
  return { run, close: () => session.release() };
}

/** Arrays by name as the runtime takes them. */
export function feedsOf(inputs: Readonly<Record<string, NdArray>>): Record<string, ort.Tensor> {
  return Object.fromEntries(Object.entries(inputs).map(([name, x]) => [name, tensorOf(x)]));
}

function tensorOf(x: NdArray): ort.Tensor {
  if (x.dtype === "bool") return new ort.Tensor("bool", x.toTypedArray() as Uint8Array, [...x.shape]);
  if (x.dtype === "int32") return new ort.Tensor("int32", x.toTypedArray() as Int32Array, [...x.shape]);
  return new ort.Tensor("float32", astype(x, "float32").toTypedArray(), [...x.shape]);
}

function arrayOf(tensor: ort.Tensor): NdArray {
  if (tensor.type === "int64") {
    return fromTypedArray(Int32Array.from(tensor.data as BigInt64Array, Number), [...tensor.dims]);
  }
  const data = tensor.data as Float32Array | Int32Array | Uint8Array;
  return fromTypedArray(data.slice(), [...tensor.dims]);
}

/** The largest difference of two arrays relative to the largest number of the first; NaN where both are NaN is none. */
export function largestDifference(expected: NdArray, got: NdArray): number {
  if (String(expected.shape) !== String(got.shape)) return Number.POSITIVE_INFINITY;
  const [a, b] = [expected, got].map((x) => array(x, { dtype: "float64" }).toTypedArray()) as [
    Float64Array,
    Float64Array,
  ];
  const scale = a.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0) || 1;
  return a.reduce(
    (most, x, i) => (Object.is(x, b[i]) ? most : Math.max(most, Math.abs(x - (b[i] as number)) / scale)),
    0,
  );
}
