import { expect, test } from "vitest";
import { Features } from "./features.ts";
import { dataOf } from "./forecast-data.ts";
import { makePlan } from "./plan.ts";
import { Streams, updatesOf } from "./streams.ts";

// The value of each step is its number, so that an input says which step it is of.
const values = Float64Array.from({ length: 50 }, (_, t) => t);
const data = dataOf(values);
const plan = makePlan(data, { horizon: 2, strategy: "direct", difference: false, scale: "none" });
const features = new Features(data, plan);

test("are neighbours in time, reach the end of the training part, and see nothing after it", () => {
  const streams = new Streams(features, 4, "float64");
  const steps = [...streams].map(([x, t]) => [x.toArray(2).flat(), t.toArray(2)] as const);
  // Origins 0 to 32 of 35 training values: 4 streams of 8, the first origin is left out.
  expect(streams.steps).toBe(8);
  expect(steps[0]?.[0]).toEqual([1, 9, 17, 25]);
  expect(steps[1]?.[0]).toEqual([2, 10, 18, 26]);
  expect(steps.at(-1)?.[0]).toEqual([8, 16, 24, 32]);
  expect(steps.at(-1)?.[1].at(-1)).toEqual([1, 2]); // the values 33 and 34, the last of the training part
});

test("are no more than there are origins", () => {
  expect([...new Streams(features, 1000, "float32")].map(([x]) => x.shape)).toEqual([[33, 1]]);
});

test("updatesOf counts one after every bptt steps and at the end", () => {
  expect(updatesOf({ features, batch: 4, bptt: 3 })).toBe(3);
  expect(updatesOf({ features, batch: 4, bptt: 8 })).toBe(1);
});
