import type { Message } from "../answer.ts";
import { mean, median } from "../numbers.ts";
import type { Probed } from "../probe.ts";
import { type Comparison, type Course, endings } from "./findings.ts";
import { logCorrelation } from "./log-correlation.ts";
import { FIRST } from "./rises.ts";
import { shrinks, type Trials } from "./trials.ts";
import type { UpdateSizes } from "./update-sizes.ts";
import { remedyNames } from "./waves-charts.ts";

/** What is known of the updates of the run. */
export function updateDetails({ subject, replay }: Probed, { gradNorm, relative, lr }: UpdateSizes): Message[] {
  const correlation = logCorrelation(
    gradNorm,
    replay.epochs.map(({ trainLoss }) => trainLoss),
  );
  const details: Message[] = [];
  const quarter = Math.ceil(Math.max(0, gradNorm.length - FIRST) / 4);
  if (quarter > 0) {
    const ends = (all: readonly number[]): [number, number] => [
      median(all.slice(FIRST, FIRST + quarter)),
      median(all.slice(-quarter)),
    ];
    const [first, last] = ends(relative);
    const [firstNorm, lastNorm] = ends(gradNorm);
    if ([first, last, firstNorm, lastNorm].every(Number.isFinite))
      details.push({
        key: "wavesUpdates",
        values: { begin: FIRST + 1, end: FIRST + quarter, count: quarter, first, last, firstNorm, lastNorm },
      });
  }
  details.push(rateDetail(lr));
  const { clip } = subject.settings;
  if (clip !== null) {
    const share = mean(replay.updates.gradNorm.map((norm) => (norm > 0.999 * clip ? 1 : 0)));
    details.push({ key: "wavesClipped", values: { clip, share } });
  } else if (!Number.isNaN(correlation)) details.push({ key: "wavesCorrelation", values: { correlation } });
  return details;
}

function rateDetail(lr: readonly number[]): Message {
  const [first, last] = [lr[0] as number, lr.at(-1) as number];
  if (Number.isNaN(last)) return { key: "wavesNoRate" };
  if (lr.every((rate) => rate === first)) return { key: "wavesConstantRate", values: { lr: first } };
  const most = lr.reduce((a, b) => Math.max(a, b));
  return { key: shrinks(lr) ? "wavesShrinkingRate" : "wavesChangingRate", values: { most, last } };
}

/** What each remedy came to. */
export function remedyDetails(
  course: Course,
  comparisons: readonly Comparison[],
  tried: Trials,
  of: Message,
): Message[] {
  const { last, best, bestEpoch, losses } = course;
  const details = comparisons.map((comparison) => trialDetail(comparison, course));
  if (bestEpoch === losses.length) details.push({ key: "wavesBestIsLast", values: { of } });
  const first = Math.floor((3 * losses.length) / 4) + 1;
  details.push({ key: "wavesAverage", values: { first, loss: tried.average, last } });
  details.push({ key: "wavesKeepBest", values: { epoch: bestEpoch, loss: best, last } });
  const [lowest] = endings(course, tried);
  if (lowest !== undefined && lowest.loss < last) {
    const { remedy, loss } = lowest;
    details.push({ key: "wavesLowest", values: { remedy: remedyNames[remedy], loss, times: last / loss, of } });
  }
  return details;
}

const trialKeys = { lower: "wavesLower", cosine: "wavesCosine", clip: "wavesClip" } as const;

function trialDetail({ trial, last, rises, runRises }: Comparison, course: Course): Message {
  const { remedy, setting, begin } = trial;
  const waves = { count: rises.count, epochs: rises.epochs, sum: rises.sum };
  const run = { last: course.last, runCount: runRises.count, runSum: runRises.sum };
  return { key: trialKeys[remedy], values: { setting, epoch: begin, loss: last, ...waves, ...run } };
}
