import type { Finding } from "@dz/probes";

/** What became of the lessons with one kind of fault. */
export interface Tally {
  readonly fault: string;
  readonly lessons: number;
  /** It was named first, or among others. */
  readonly first: number;
  readonly among: number;
  /** Nothing was found. */
  readonly missed: number;
  /** What was named first instead, with how often. */
  readonly instead: Readonly<Record<string, number>>;
}

/** Counts what was found in lessons with a fault. */
export function tally(fault: string, all: readonly (readonly Finding[])[]): Tally {
  const instead: Record<string, number> = {};
  for (const [first] of all) {
    if (first !== undefined && first.fault !== fault) instead[first.fault] = (instead[first.fault] ?? 0) + 1;
  }
  return {
    fault,
    lessons: all.length,
    first: all.filter(([first]) => first?.fault === fault).length,
    among: all.filter((findings) => findings.some((each) => each.fault === fault)).length,
    missed: all.filter((findings) => findings.length === 0).length,
    instead,
  };
}
