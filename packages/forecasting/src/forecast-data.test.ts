import { expect, test } from "vitest";
import { dataOf } from "./forecast-data.ts";

test("dataOf has the series alone, with its times if there are some", () => {
  const [values, times] = [Float64Array.of(1, 2), Float64Array.of(0, 1000)];
  expect(dataOf(values)).toEqual({ values, times: null, observed: [], known: [] });
  expect(dataOf(values, times)).toEqual({ values, times, observed: [], known: [] });
});
