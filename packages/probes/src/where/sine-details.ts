import type { Message } from "../answer.ts";
import { mean, median } from "../numbers.ts";
import type { Subject } from "../subject.ts";
import type { Wave } from "../wave.ts";
import { firstMean } from "./curves.ts";
import { groupsOf } from "./groups.ts";
import type { SineMeasures } from "./sine-measures.ts";
import { errorsByPhase, FIRST, largest, startNumbers } from "./sine-numbers.ts";
import { periodOf, startPhases } from "./start-phases.ts";
import { quarters } from "./states.ts";
import { mapPeriods } from "./wave-map.ts";

/** What the answer for the sine rests on. */
export function sineDetails(measures: SineMeasures, subject: Subject, wave: Wave): Message[] {
  const { cold, warm, random, noisy, distances } = measures;
  const own = cold[0] as Float64Array;
  const hasState = distances !== null;
  const { loss, warmLoss, ...first } = startNumbers(measures, wave);
  const count = FIRST;
  const share = (firstMean(own, count) * Math.min(count, own.length)) / (loss * own.length);
  const details: Message[] = [
    { key: "whereFirstSteps", values: { count, all: own.length, share, first: own[0] as number } },
  ];
  if (hasState) {
    const steps = periodOf(wave);
    details.push(
      { key: "whereWarmUp", values: { steps, count, cold: first.cold, warm: first.warm, loss, warmLoss } },
      {
        key: "whereStartPhases",
        values: {
          count,
          ...extremes(
            cold.map((e) => firstMean(e, count)),
            wave,
          ),
        },
      },
    );
  }
  if (random !== null) {
    const randomLoss = mean(random.cold[0] as Float64Array);
    const { cold: randomCold, warm: randomWarm } = first.random as { cold: number; warm: number };
    details.push({
      key: "whereRandom",
      values: { count, cold: first.cold, randomCold, randomWarm, loss, randomLoss },
    });
  }
  if (hasState) {
    const { phase, x, share: part } = largest(errorsByPhase(warm[0] as Float64Array, wave));
    details.push({ key: "whereParts", values: { loss, cold: loss - warmLoss, fit: warmLoss } });
    details.push({ key: "whereFit", values: { phase, x, share: part } });
  }
  details.push({ key: "whereNoise", values: { noisy: mean(noisy), change: mean(noisy) - mean(own) } });
  if (distances !== null) {
    const far = groupsOf(own, quarters(distances), 4)[3];
    const times = (distances[0] as number) / median(distances);
    details.push({ key: "whereStates", values: { share: far?.share as number, times } });
  }
  return [...details, ...mapDetails(measures, subject, wave)];
}

/** The least and the greatest of numbers by start phase. */
function extremes(numbers: readonly number[], wave: Wave): { low: number; high: number; best: number; worst: number } {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const phases = startPhases(wave);
  const phaseOf = (value: number): number => phases[numbers.indexOf(value)] ?? Number.NaN;
  return { low, high, best: phaseOf(low), worst: phaseOf(high) };
}

function mapDetails({ map, cold }: SineMeasures, { test }: Subject, wave: Wave): Message[] {
  const losses = map.losses.map(median);
  const [low, high] = [Math.min(...losses), Math.max(...losses)];
  const row = (value: number): number => Math.max(0, losses.indexOf(value));
  const times = (value: number): number => value / median(map.persistence[row(value)] ?? []);
  return [
    {
      key: "whereMapPeriods",
      values: {
        length: test.inputs.length,
        low,
        lowPeriods: mapPeriods[row(low)] as number,
        lowTimes: times(low),
        high,
        highPeriods: mapPeriods[row(high)] as number,
        highTimes: times(high),
      },
    },
    { key: "whereMapStarts", values: extremes(cold.map(mean), wave) },
  ];
}
