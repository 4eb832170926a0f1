import { exportOnnx, onnxSignature } from "@dz/onnx";
import * as ort from "onnxruntime-web/wasm";
import { type ExportCase, feeds, forward } from "./measure.ts";
import { feedsOf } from "./runtime.ts";

/** The least number of rounds and the least time in milliseconds; the first half of the rounds warms up. */
const [LEAST, ENOUGH_MS] = [18, 1000];

/** Times of one forward in milliseconds: medians of rounds in which the two take turns. */
export interface Speed {
  readonly dz: number;
  readonly runtime: number;
}

/** Times a forward of a model in dz, in test mode without a graph, and in ONNX Runtime, on one thread each. */
export async function compareSpeed({ make, inputs, options }: ExportCase): Promise<Speed> {
  const model = make();
  const bytes = exportOnnx(model, inputs, options);
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ["wasm"] });
  const named = feedsOf(feeds(onnxSignature(bytes).inputs, inputs));
  const times: { dz: number[]; runtime: number[] } = { dz: [], runtime: [] };
  const begun = performance.now();
  for (let round = 0; round < LEAST || performance.now() - begun < ENOUGH_MS; round++) {
    let start = performance.now();
    forward(model, inputs, options?.recurrent);
    times.dz.push(performance.now() - start);
    start = performance.now();
    await session.run(named);
    times.runtime.push(performance.now() - start);
  }
  await session.release();
  return { dz: median(times.dz), runtime: median(times.runtime) };
}

/** The median of the second half of some times. */
function median(values: readonly number[]): number {
  const sorted = values.slice(Math.floor(values.length / 2)).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}
