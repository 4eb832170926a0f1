import { checkRule } from "../../testing/check-rule.ts";
import { train } from "../../testing/clean-seen.ts";
import { testOverlaps } from "./test-overlaps.ts";

checkRule(
  testOverlaps,
  {
    wrongTestOverlaps: {
      judged: { ...train, steps: 30, inputs: train.inputs.slice(0, 30), targets: train.targets.slice(0, 30) },
    },
  },
  { "a test part with other columns": { judged: { ...train, size: 2 } } },
);
