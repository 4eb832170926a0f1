import { type Answer, parseExplanation } from "@dz/probes";
import { RunError, readExplanation } from "@dz/runs";

/** The answers that a run folder has to why it came out as it did; with a problem, in a sentence, if they cannot be read. */
export interface ReadAnswers {
  /** Null without `why.json`. */
  readonly answers: readonly Answer[] | null;
  readonly problem: string | null;
}

/** Reads `why.json`, and trusts nothing in it: a report without it is better than none. */
export function readAnswers(folder: string): ReadAnswers {
  try {
    const bytes = readExplanation(folder);
    return {
      answers: bytes === null ? null : parseExplanation(new TextDecoder().decode(bytes)).answers,
      problem: null,
    };
  } catch (error) {
    const { message } = error as Error;
    return { answers: null, problem: error instanceof RunError ? message : `why.json: ${message}, so it is left out` };
  }
}
