import type { Rule } from "../facts.ts";
import { correlation, inputColumn, targetColumn } from "../numbers/columns.ts";

/**
 * An input that says the target of its own step to within a thousandth of its variance, and those of its neighbours far
 * less well: a slow series is like itself one step later, but not so much less two steps later.
 */
const REST = 1e-3;
const TIMES = 30;

/** An input that holds the target: the network has nothing to forecast. */
export const targetLeaked: Rule = {
  fault: "targetLeaked",
  find({ seen: { train } }) {
    const { size, streams, steps } = train;
    if (steps < 12) return null;
    for (let column = 0; column < size; column++) {
      const rest = (shift: number): number => {
        const [xs, ts]: [number[], number[]] = [[], []];
        for (let stream = 0; stream < streams; stream++) {
          const [x, t] = [inputColumn(train, stream, column), targetColumn(train, stream)];
          xs.push(...x.slice(Math.max(0, shift), steps + Math.min(0, shift)));
          ts.push(...t.slice(Math.max(0, -shift), steps - Math.max(0, shift)));
        }
        const r = correlation(xs, ts);
        return 1 - r * r;
      };
      const own = rest(0);
      if (own < REST && Math.min(rest(1), rest(-1)) > TIMES * Math.max(own, 1e-9)) {
        return { key: "wrongTargetLeaked", values: { column: column + 1, size, part: 1 - own } };
      }
    }
    return null;
  },
};
