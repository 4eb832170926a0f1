import { median } from "../../numbers.ts";
import type { Rule } from "../facts.ts";

/** Losses on the steps just learned, after the updates against before: above 1, updates do harm on average. */
const HARM = 1;

/** The first updates move the weights by this part of their size, or all updates make them this many times as large ... */
const FIRST = 0.2;
const GROWN = 3;

/** ... and at the end the error is this much above that of a linear function. */
const WORSE = 1.25;

/** Updates after which the very steps that they learned from are forecast worse, or a training that leaves all numbers. */
export const stepTooLarge: Rule = {
  fault: "stepTooLarge",
  find({ seen: { updates, epochs, record, weights }, linearError, fit, loss }) {
    const lost = record.findIndex(({ ownTrainLoss }) => !Number.isFinite(ownTrainLoss));
    if (lost >= 0) return { key: "wrongDiverges", values: { epoch: lost + 1 } };
    const from = Math.floor(epochs.length / 2);
    const measured = updates.filter(({ epoch, lossAfter }) => epoch >= from && Number.isFinite(lossAfter));
    const before = measured.reduce((sum, { lossBefore }) => sum + lossBefore, 0);
    const after = measured.reduce((sum, { lossAfter }) => sum + lossAfter, 0);
    if (loss > 4 * fit.variance) return { key: "wrongDiverged", values: { loss, variance: fit.variance } };
    const first = median(updates.slice(0, 5).map(({ stepNorm, weightNorm }) => stepNorm / weightNorm));
    const grown = weights.last / weights.first;
    if ((first > FIRST || grown > GROWN) && loss > WORSE * linearError) {
      return { key: "wrongStepsMoveTooFar", values: { first, grown, loss, linear: linearError } };
    }
    if (!(after > HARM * before && loss > 2 * linearError)) return null;
    return { key: "wrongStepTooLarge", values: { times: after / before } };
  },
};
