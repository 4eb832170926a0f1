import { type Answer, type Question, questions } from "./answer.ts";
import { probes } from "./probes.ts";
import { replay } from "./replay/replay.ts";
import type { Subject } from "./subject.ts";

/** What is asked of a run. */
export interface AskOptions {
  /** (default all questions) */
  readonly questions?: readonly Question[];
  /** With how many seeds the run is compared, its own among them; null for none (default null). */
  readonly seeds?: number | null;
}

/** What is being done: the training under observation, or the work for a question, and the part of it that is done. */
export interface AskProgress {
  readonly at: "replay" | Question;
  readonly done: number;
}

/** All answers, and whether training again led to the same run. */
export interface Asked {
  readonly answers: readonly Answer[];
  /** Whether every loss of the training under observation is bit for bit that of the run. */
  readonly repeats: boolean;
}

/** Asks a run some questions, in their order. Yields after each piece of work, at most an epoch: there it may be stopped. */
export function* ask(subject: Subject, options: AskOptions = {}): Generator<AskProgress, Asked> {
  const { questions: wanted = questions, seeds = null } = options;
  const observed = yield* progressing("replay", replay(subject));
  const answers: Answer[] = [];
  for (const question of questions) {
    const probe = probes[question];
    if (!wanted.includes(question) || probe === undefined) continue;
    answers.push(yield* progressing(question, probe({ subject, replay: observed, seeds })));
  }
  return { answers, repeats: observed.repeats };
}

function* progressing<T>(at: AskProgress["at"], work: Generator<number, T>): Generator<AskProgress, T> {
  for (let next = work.next(); ; next = work.next()) {
    if (next.done) return next.value;
    yield { at, done: next.value };
  }
}
