import type { Answer, Message } from "../answer.ts";
import type { Probe } from "../probe.ts";
import { type Cause, type Comparison, type Course, causeOf, compare, courseOf, endings } from "./findings.ts";
import { FIRST } from "./rises.ts";
import { shrinks, type Trials, tryRemedies } from "./trials.ts";
import { updateSizes } from "./update-sizes.ts";
import { furtherCharts, lossChart, remedyNames } from "./waves-charts.ts";
import { remedyDetails, updateDetails } from "./waves-details.ts";

/**
 * Why the held-out loss of a run waves, if it does: which of the remedies helps, each tried. A run that waves, diverged, or
 * ends far from its best is trained up to 4 times more; another is not.
 */
export const waves: Probe = function* (probed): Generator<number, Answer> {
  const { subject, replay } = probed;
  const of: Message = { key: subject.wave === null ? "wavesValidationLoss" : "testLoss" };
  const course = courseOf(replay.epochs.map(({ heldOutLoss }) => heldOutLoss));
  const ill = course.kind === "waves" || course.kind === "drifts" || course.kind === "diverged";
  const tried = ill && course.bestEpoch > 0 ? yield* tryRemedies(probed) : null;
  const comparisons = tried === null ? [] : tried.trials.map((trial) => compare(trial, course));
  const sizes = updateSizes(replay);
  return {
    question: "waves",
    answer: conclusion(course, comparisons, tried, { of, shrunk: shrinks(replay.updates.lr) }),
    details: [
      ...updateDetails(probed, sizes),
      ...(tried === null ? [] : remedyDetails(course, comparisons, tried, of)),
    ],
    chart: lossChart(course, tried, of),
    more: furtherCharts(course, tried, sizes, of),
  };
};

/** The answer in one sentence. `of`: the name of the loss; `shrunk`: whether the step size of the run has shrunk itself. */
export function conclusion(
  course: Course,
  comparisons: readonly Comparison[],
  tried: Trials | null,
  { of, shrunk }: { readonly of: Message; readonly shrunk: boolean },
): Message {
  const { losses, last, best, bestEpoch, ratio, rises } = course;
  const facts = { of, last, best, bestEpoch, ratio, count: rises.count, epochs: rises.epochs };
  switch (course.kind) {
    case "short":
      return { key: "wavesShort", values: { epochs: losses.length, after: FIRST } };
    case "diverged": {
      const epoch = losses.findIndex((loss) => !Number.isFinite(loss)) + 1;
      if (bestEpoch === 0) return { key: "wavesNeverFinite", values: { of } };
      return { key: "wavesDiverged", values: { of, epoch, best, bestEpoch } };
    }
    case "calm":
      return { key: "wavesCalm", values: facts };
    case "drifts":
      return { key: "wavesDrifts", values: facts };
    case "waves":
      return because(causeOf(comparisons), facts, shrunk, () => {
        const [lowest] = tried === null ? [] : endings(course, tried);
        return lowest === undefined ? {} : { remedy: remedyNames[lowest.remedy], loss: lowest.loss };
      });
  }
}

function because(
  cause: Cause,
  facts: NonNullable<Message["values"]>,
  shrunk: boolean,
  lowest: () => NonNullable<Message["values"]>,
): Message {
  if (cause.kind === "open") return { key: "wavesOpen", values: { ...facts, ...lowest() } };
  if (cause.kind === "untried") return { key: "wavesUntried", values: { ...facts, ...lowest() } };
  const { trial, last, rises, runRises } = cause.shown;
  const values = { ...facts, loss: last, left: rises.count, same: rises.epochs, were: runRises.count };
  if (trial.remedy === "cosine") return { key: "wavesStepCosine", values };
  return { key: shrunk ? "wavesStepLarge" : "wavesStepLower", values };
}
