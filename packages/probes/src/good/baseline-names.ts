import { titleOf } from "@dz/forecasting";
import type { Message } from "../answer.ts";
import type { goodWords } from "./good-words.ts";

const names: ReadonlyMap<string, keyof typeof goodWords> = new Map([
  ["persistence", "goodPersistence"],
  ["mean", "goodMean"],
  ["drift", "goodDrift"],
  ["seasonalNaive", "goodSeasonalNaive"],
  ["ar", "goodAutoregression"],
  ["theta", "goodTheta"],
]);

/** What a baseline is called, by its name in `backtest.json`; the order of an autoregression is in its settings. */
export function nameOf(name: string, settings: Readonly<Record<string, unknown>> = {}): Message {
  const key = names.get(name);
  if (key === undefined) return { key: "text", values: { text: titleOf(name) } };
  return { key, values: typeof settings.order === "number" ? { order: settings.order } : { order: "?" } };
}
