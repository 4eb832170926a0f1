import type { StepsSeen } from "../../watch/seen.ts";
import type { Rule } from "../facts.ts";
import { inputColumn, targetColumn } from "../numbers/columns.ts";

/** The distances at which a target is looked for among the inputs. */
const SHIFTS = [0, -1, -2, -3, 1, 2, 3, 4];

/** The target is the input itself, or an input at another distance than the one that was to be forecast. */
export const targetShifted: Rule = {
  fault: "targetShifted",
  find({ seen: { about, train } }) {
    const task = about.task ?? null;
    const column = task?.column ?? 0;
    const ahead = task?.ahead ?? null;
    if (column >= train.size || train.steps < 12) return null;
    if (ahead !== null && equalAt(train, column, ahead)) return null;
    // Without a word about the task, only a target that is already known is a fault.
    const shift = SHIFTS.find((each) => (ahead !== null || each <= 0) && equalAt(train, column, each));
    if (shift === undefined) return null;
    if (shift === 0) return { key: "wrongTargetIsInput" };
    if (shift < 0) return { key: "wrongTargetIsPast", values: { steps: -shift } };
    return { key: "wrongTargetShifted", values: { steps: shift, ahead: ahead ?? 1 } };
  },
};

/** Whether the target of each step is the input of the step `shift` later, in all streams, and varies. */
function equalAt(train: StepsSeen, column: number, shift: number): boolean {
  for (let stream = 0; stream < train.streams; stream++) {
    const [x, t] = [inputColumn(train, stream, column), targetColumn(train, stream)];
    const [low, high] = [t.reduce((a, b) => Math.min(a, b)), t.reduce((a, b) => Math.max(a, b))];
    if (!(high > low)) return false;
    for (let i = Math.max(0, -shift); i < t.length && i + shift < x.length; i++) {
      if (!(Math.abs((t[i] as number) - (x[i + shift] as number)) <= 1e-6 * (high - low))) return false;
    }
  }
  return true;
}
