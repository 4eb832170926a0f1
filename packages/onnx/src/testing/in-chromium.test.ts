/// <reference types="node" />
import { fromTypedArray } from "@dz/ndarray";
import { expect, test } from "vitest";
import { exportOnnx } from "../export/export-onnx.ts";
import { readModel } from "../format/model-file.ts";
import { cases } from "./cases.ts";
import { runInChromium } from "./in-chromium.ts";
import { feeds, forward } from "./measure.ts";
import { largestDifference } from "./runtime.ts";

const executablePath = process.env.DZ_CHROMIUM;
if (executablePath === undefined) {
  console.warn("onnx: NOT TESTED in a browser, because there is no Chromium; DZ_CHROMIUM may say where it is.");
}

/** As in cases.test.ts. */
const TOLERANCE = 1e-5;

test.skipIf(executablePath === undefined)("ONNX Runtime computes in a page what dz does", async () => {
  const made = cases.map(({ make, inputs, options }) => {
    const model = make();
    const bytes = exportOnnx(model, inputs, options);
    const { graph } = readModel(bytes);
    const outputs = graph.output.map(({ name }) => name);
    return { bytes, inputs: feeds(graph.input, inputs), expected: forward(model, inputs, options), outputs };
  });
  const results = await runInChromium(executablePath ?? "", made);
  for (const [i, { expected, outputs }] of made.entries()) {
    const { name, tolerance = TOLERANCE } = cases[i] as (typeof cases)[number];
    for (const [j, y] of expected.entries()) {
      const output = outputs[j] as string;
      const got = fromTypedArray(Float64Array.from(results[i]?.[output] ?? []), y.shape);
      expect(largestDifference(y, got), `${name} ${output}`).toBeLessThan(tolerance);
    }
  }
});
