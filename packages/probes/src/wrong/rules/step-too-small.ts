import type { Rule } from "../facts.ts";

/** All updates together moved the weights by less than this part of their size ... */
const MOVED = 0.05;

/** ... and each of them by less than this ... */
const EACH = 5e-4;

/** ... and left this part of the loss of the first epoch or more ... */
const LEFT = 0.3;

/** ... while a linear function has less than half of the error. */
const WORSE = 2;

/** Updates too small to arrive anywhere. */
export const stepTooSmall: Rule = {
  fault: "stepTooSmall",
  find({ seen: { weights, updates, record }, linearError, loss }) {
    const first = record[0]?.ownTrainLoss ?? Number.NaN;
    const moved = weights.moved / weights.first;
    if (!(moved < MOVED && moved < EACH * updates.length && loss > LEFT * first && loss > WORSE * linearError))
      return null;
    return { key: "wrongStepTooSmall", values: { moved, loss, linear: linearError } };
  },
};
