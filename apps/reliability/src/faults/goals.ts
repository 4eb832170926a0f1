import type { Tally } from "./tally.ts";

/** The part of the faults that is to be named first, and that of the clean trainings that may get a name. */
const NAMED = 0.95;
const FALSE_ALARMS = 0.05;

/** Clean trainings of which something was found, of how many. */
export interface Alarms {
  readonly lessons: number;
  readonly alarms: number;
}

export interface Goal {
  readonly text: string;
  readonly holds: boolean;
}

export function goalsOf(tallies: readonly Tally[], { lessons, alarms }: Alarms): Goal[] {
  const total = (of: (tally: Tally) => number): number => tallies.reduce((sum, each) => sum + of(each), 0);
  const planted = total((each) => each.lessons);
  const named = total(({ first }) => first);
  const among = total((each) => each.among);
  const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
  return [
    ...(planted === 0
      ? []
      : [
          {
            text: `${named} of ${planted} faults named first (${percent(named, planted)}, goal 95 %), ${among} named at all (${percent(among, planted)})`,
            holds: named >= NAMED * planted,
          },
        ]),
    ...(lessons === 0
      ? []
      : [
          {
            text: `${alarms} of ${lessons} clean trainings with a false alarm (${percent(alarms, lessons)}, goal at most 5 %)`,
            holds: alarms <= FALSE_ALARMS * lessons,
          },
        ]),
  ];
}
