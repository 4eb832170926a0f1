import type { StepsSeen } from "../../watch/seen.ts";
import type { Rule } from "../facts.ts";

/** Two parts of a series may have a few equal steps by chance, but not as many in a row. */
const ROW = 5;

/** The part of what is judged that may have been learned before it is a fault. */
const PART = 0.05;

/** Steps of the test that were trained on: several in a row with equal inputs and targets. */
export const testOverlaps: Rule = {
  fault: "testOverlaps",
  find({ seen: { train, judged } }) {
    if (train.size !== judged.size || train.outputs !== judged.outputs) return null;
    const known = new Set(rowsOf(train));
    const rows = rowsOf(judged);
    if (rows.length === 0) return null;
    const part = rows.filter((row) => known.has(row)).length / rows.length;
    return part < PART ? null : { key: "wrongTestOverlaps", values: { part } };
  },
};

/** Each few steps in a row of a stream as text; those that are all equal, as in a series that rests, are left out. */
function rowsOf({ steps, streams, inputs, size, targets, outputs }: StepsSeen): string[] {
  const texts: string[] = [];
  for (let stream = 0; stream < streams; stream++) {
    const single = Array.from({ length: steps }, (_, i) => {
      const at = i * streams + stream;
      return [...inputs.slice(at * size, (at + 1) * size), ...targets.slice(at * outputs, (at + 1) * outputs)].join(
        ",",
      );
    });
    for (let i = 0; i + ROW <= steps; i++) {
      const row = single.slice(i, i + ROW);
      if (new Set(row).size > 1) texts.push(row.join(";"));
    }
  }
  return texts;
}
