import type { BarChart, Message } from "../answer.ts";
import type { Judgement } from "./judgement.ts";

/** A bar for the network with its interval, for each baseline, the best first, and for some more values. */
export function comparisonChart(
  label: Message,
  { network, baselines, own }: Judgement,
  more: readonly { readonly name: Message; readonly value: number }[],
): BarChart {
  const bars = [
    { name: network.name, value: network.loss, low: own.low, high: own.high, main: true },
    ...baselines.toSorted((a, b) => a.loss - b.loss).map(({ name, loss }) => ({ name, value: loss })),
    ...more,
  ];
  // A loss of 0 has no place on a logarithmic axis.
  const log = bars.every(({ value }) => !(value <= 0));
  return { kind: "bars", title: { key: "goodTitle" }, value: { label, log }, bars };
}
