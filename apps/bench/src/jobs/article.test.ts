import { describe, expect, test } from "vitest";
import { byHand, type Epochs, measureEpochs, onDz } from "./article.ts";

describe.each([
  ["dz", onDz],
  ["plain loops", byHand],
])("%s", (_, make) => {
  test.each(["float64", "float32"] as const)("learns the sine and follows the cosine in %s", (dtype) => {
    const { train, test: follow } = make(dtype);
    const first = train();
    const untrained = follow();
    let last = first;
    for (let epoch = 0; epoch < 4; epoch++) last = train();
    expect(last).toBeLessThan(first / 3);
    expect(follow()).toBeLessThan(untrained);
  });
});

test("a run measures the values of the table", () => {
  const losses = [0.5, 0.2, 0.3];
  const epochs: Epochs = { train: () => losses.shift() as number, test: () => 0 };
  const values = [...measureEpochs(epochs, { epochs: 3, seconds: 0 })];
  expect(values.map(({ name }) => name)).toEqual(["job", "training", "test", "peak memory", "best loss"]);
  expect(values.at(-1)).toEqual({ name: "best loss", value: 0.2, unit: "" });
  expect(losses).toEqual([]);
});
