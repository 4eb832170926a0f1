import { expect, test } from "vitest";
import type { BacktestBaseline } from "./backtest.ts";
import { baselineNamed, percent, titleOf } from "./words.ts";

test("titleOf has words for methods and networks, and leaves other names as they are", () => {
  expect(["seasonalNaive", "ar", "lstm"].map(titleOf)).toEqual(["the seasonal naive", "an autoregression", "LSTM"]);
  // A file may have any name, also one that all objects have.
  expect(["mine", "constructor", "toString", "__proto__"].map(titleOf)).toEqual([
    "mine",
    "constructor",
    "toString",
    "__proto__",
  ]);
});

test("percent rounds", () => {
  expect([0, 0.384, 0.385, 1, -0.2].map(percent)).toEqual(["0 %", "38 %", "39 %", "100 %", "-20 %"]);
});

test("baselineNamed finds, or says what is missing", () => {
  const [a, b] = [{ name: "mean" }, { name: "ar" }] as BacktestBaseline[];
  expect(baselineNamed([a, b] as BacktestBaseline[], "ar")).toBe(b);
  expect(() => baselineNamed([a] as BacktestBaseline[], "ar")).toThrow("there is no baseline ar");
});
