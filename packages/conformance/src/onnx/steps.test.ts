import { noGrad } from "@dz/core";
import { BetterRNN, GatedRNN, SimpleRNN } from "@dz/models";
import { type NdArray, zeros } from "@dz/ndarray";
import { exportOnnx, onnxSignature } from "@dz/onnx";
import { expect, test } from "vitest";
import { normal, own } from "./draw.ts";
import { largestDifference, openSession } from "./runtime.ts";

test.each([
  ["SimpleRNN", () => new SimpleRNN(4, 1, { ...own(), inSize: 2 })],
  ["BetterRNN", () => new BetterRNN(4, 1, { ...own(), inSize: 2 })],
  ["GatedRNN", () => new GatedRNN(4, 1, { ...own(), inSize: 2 })],
] as const)("%s goes 100 steps in ONNX Runtime as in dz, with the states that it gives", async (_, make) => {
  const model = make();
  const bytes = exportOnnx(model, [normal(1, 3, 2)]);
  const states = onnxSignature(bytes)
    .inputs.slice(1)
    .map(({ name }) => name);
  expect(states.length).toBeGreaterThan(0);
  let state = Object.fromEntries(states.map((name): [string, NdArray] => [name, zeros([3, 4], { dtype: "float32" })]));
  const session = await openSession(bytes);
  model.resetState();
  for (let t = 0; t < 100; t++) {
    const x = normal(t, 3, 2);
    const results = await session.run({ x, ...state });
    const y = noGrad(() => model.forward(x)).data;
    expect(largestDifference(y, results.y as NdArray)).toBeLessThan(1e-4);
    state = Object.fromEntries(states.map((name) => [name, results[name.replace(/_in$/, "_out")] as NdArray]));
  }
  await session.close();
});
