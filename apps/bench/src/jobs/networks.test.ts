import { expect, test } from "vitest";
import { step60 } from "./lstm.ts";
import { windowOf } from "./steps.ts";

test.each([
  ["step 60 in float32", () => step60("float32")],
  ["step 60 in float64", () => step60("float64")],
  ["a window of an Elman network", () => windowOf("elman", 8)],
  ["a window of an LSTM", () => windowOf("lstm", 8)],
])("%s learns", (_, make) => {
  const step = make();
  const first = step();
  let last = first;
  for (let i = 0; i < 5; i++) last = step();
  expect(last).toBeLessThan(first);
  expect(last).toBeGreaterThan(0);
});
