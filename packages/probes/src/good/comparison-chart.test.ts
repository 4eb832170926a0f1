import { expect, test } from "vitest";
import { comparisonChart } from "./comparison-chart.ts";
import { judgementOf, methodOf } from "./judgement.ts";

const network = methodOf({ key: "theNetwork" }, Float64Array.of(2, 4));
const far = methodOf({ key: "goodMean" }, Float64Array.of(9, 9));
const near = methodOf({ key: "goodPersistence" }, Float64Array.of(1, 1));

test("the network has an interval, then baselines come in order, then what else there is", () => {
  const { bars, value } = comparisonChart({ key: "loss" }, judgementOf(network, [far, near]), [
    { name: { key: "goodFloor" }, value: 0.5 },
  ]);
  expect(bars).toEqual([
    { name: network.name, value: 3, low: 2, high: 4, main: true },
    { name: near.name, value: 1 },
    { name: far.name, value: 9 },
    { name: { key: "goodFloor" }, value: 0.5 },
  ]);
  expect(value).toEqual({ label: { key: "loss" }, log: true });
});

test("an axis with a loss of 0 is not logarithmic, one with a gap is", () => {
  const judgement = judgementOf(network, [near]);
  expect(comparisonChart({ key: "loss" }, judgement, [{ name: near.name, value: 0 }]).value.log).toBe(false);
  expect(comparisonChart({ key: "loss" }, judgement, [{ name: near.name, value: Number.NaN }]).value.log).toBe(true);
});
