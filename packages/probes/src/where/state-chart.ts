import type { Chart } from "../answer.ts";
import { groupsOf } from "./groups.ts";
import { quarters } from "./states.ts";

const names = ["whereStateNearest", "whereStateSecond", "whereStateThird", "whereStateFarthest"] as const;

/** The mean error in each quarter of the steps by the distance of their states to those of the training. */
export function stateChart(errors: Float64Array, distances: Float64Array): Chart {
  const groups = groupsOf(errors, quarters(distances), names.length);
  return {
    kind: "bars",
    title: { key: "whereStateTitle" },
    value: { label: { key: "loss" } },
    bars: names.map((key, i) => ({ name: { key }, value: groups[i]?.mean as number, main: i === names.length - 1 })),
  };
}
