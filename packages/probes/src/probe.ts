import type { Answer } from "./answer.ts";
import type { Replay } from "./replay/replay.ts";
import type { Subject } from "./subject.ts";

/** What all probes of a run share. */
export interface Probed {
  readonly subject: Subject;
  /** The training of the run, done once more under observation. */
  readonly replay: Replay;
}

/** What is asked of a probe beside its question. */
export interface ProbeOptions {
  /** With how many seeds the settings are compared, the run's own included: a whole number from 2 (default none). */
  readonly seeds?: number;
}

/**
 * Answers a question. Yields after every short piece of work, at most an epoch, the part of its work that is done, from 0 to
 * 1: there the caller may show progress, let others run, or stop.
 */
export type Probe = (probed: Probed, options?: ProbeOptions) => Generator<number, Answer>;
