import type { ScalarStep } from "../event-file.ts";

/** What `scalars.tfevents.golden` was written from: values at the ends of float32 and beyond, and missing ones. */
export const scalars: readonly ScalarStep[] = [
  { step: 1, wallTime: 1767268800.25, values: { "loss/train": 0.1, "loss/test": 0.25, "gradient norm": 3 } },
  { step: 2, wallTime: 1767268801.5, values: { "loss/train": Number.NaN, "loss/test": -0, 勾配: 1e-45 } },
  { step: 300, wallTime: 1767268802, values: { "loss/train": Infinity, "loss/test": -Infinity } },
  { step: 301, wallTime: 1767268802, values: {} },
  { step: 2 ** 40 + 1, wallTime: 1767268803.125, values: { "loss/train": 1e39, "loss/test": 16777217 } },
];
