import type { Rule } from "../facts.ts";

/** Losses on the steps just learned, after the updates against before: above 1, updates do harm on average. */
const HARM = 1;

/** Updates after which the very steps that they learned from are forecast worse, or a training that leaves all numbers. */
export const stepTooLarge: Rule = {
  fault: "stepTooLarge",
  find({ seen: { updates, epochs }, linearError, fit }) {
    const lost = epochs.findIndex(({ ownTrainLoss, steps }) => steps > 0 && !Number.isFinite(ownTrainLoss));
    if (lost >= 0) return { key: "wrongDiverges", values: { epoch: lost + 1 } };
    const from = Math.floor(epochs.length / 2);
    const measured = updates.filter(({ epoch, lossAfter }) => epoch >= from && Number.isFinite(lossAfter));
    const before = measured.reduce((sum, { lossBefore }) => sum + lossBefore, 0);
    const after = measured.reduce((sum, { lossAfter }) => sum + lossAfter, 0);
    const loss = epochs.at(-1)?.ownTrainLoss ?? Number.NaN;
    if (loss > 4 * fit.variance) return { key: "wrongDiverged", values: { loss, variance: fit.variance } };
    if (!(after > HARM * before && loss > 2 * linearError)) return null;
    return { key: "wrongStepTooLarge", values: { times: after / before } };
  },
};
