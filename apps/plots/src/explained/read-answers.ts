import { type Answer, parseExplanation } from "@dz/probes";
import type { ScannedRun } from "@dz/runs";

/** The answers that a run folder has to why it came out as it did; with a problem, in a sentence, if they cannot be read. */
export interface ReadAnswers {
  /** Null without `why.json`. */
  readonly answers: readonly Answer[] | null;
  readonly problem: string | null;
}

/** Reads `why.json`, and trusts nothing in it: a report without it is better than none. */
export function readAnswers(scanned: ScannedRun): ReadAnswers {
  try {
    const bytes = scanned.file("why");
    return {
      answers: bytes === null ? null : parseExplanation(new TextDecoder().decode(bytes)).answers,
      problem: null,
    };
  } catch (error) {
    return { answers: null, problem: `why.json: ${(error as Error).message}, so it is left out` };
  }
}
