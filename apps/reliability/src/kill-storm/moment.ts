/**
 * The moments at which the storm kills a process.
 *
 * @module
 */
import type { RandomState } from "@dz/ndarray";

/** A moment to kill a process: a delay after a line of its output. */
interface Later {
  /** The number of lines of output; 0 is the start of the process. */
  readonly lines: number;
  /** The delay in milliseconds. */
  readonly ms: number;
}

/** A moment to kill a process: its n-th call, counted from 1, without any delay. */
interface Exactly {
  readonly call: "mkdirSync" | "renameSync" | "fsync";
  readonly number: number;
  readonly when: "before" | "after";
}

export type Moment = Later | Exactly;

export function isExact(moment: Moment): moment is Exactly {
  return "call" in moment;
}

/** What the moments of a kind of run depend on. */
export interface Life {
  readonly args: readonly string[];
  /** The lifetime of an undisturbed process in milliseconds, and its number of lines. */
  readonly life: number;
  readonly lines: number;
}

/** The number of runs of a comparison; any other process trains one. */
const RUNS_OF_COMPARISON = 5;

/**
 * A third of the moments are at exact calls: between creating a folder and renaming its first file, between two such
 * renames, and before and after a sync in the background has begun, while epochs go on. Of the others, half are anywhere in the life of a process, and half shortly after the end of one of its
 * epochs.
 */
export function momentOf({ args, life, lines }: Life, random: RandomState): Moment {
  if (random.rand() < 1 / 3) {
    const runs = args[0] === "compare" ? RUNS_OF_COMPARISON : 1;
    const when = random.rand() < 0.5 ? "before" : "after";
    const kind = random.rand();
    if (kind < 0.3) return { call: "mkdirSync", number: random.randint(1, runs + 2), when };
    if (kind < 0.6) return { call: "fsync", number: random.randint(1, 16 * runs), when };
    return { call: "renameSync", number: random.randint(1, 8 * runs), when };
  }
  if (random.rand() < 0.5) return { lines: 0, ms: random.uniform(0, life) };
  return { lines: random.randint(1, lines), ms: random.uniform(0, 20) };
}
