import type { Answer } from "../answer.ts";
import { tell } from "../catalogue/tell.ts";
import { languages } from "../catalogue/words.ts";
import type { Probe } from "../probe.ts";
import { replay } from "../replay/replay.ts";
import type { Subject } from "../subject.ts";

/** The last value of a generator. */
export function finished<T>(work: Generator<number, T>): T {
  for (let next = work.next(), before = 0; ; next = work.next()) {
    if (next.done) return next.value;
    if (!(next.value >= before && next.value <= 1)) throw new Error(`progress goes from ${before} to ${next.value}`);
    before = next.value;
  }
}

/** The answer of a probe that needs no replay; throws if a sentence lacks a value in some language. */
export function asked(probe: Probe, subject: Subject): Answer {
  const probed = {
    subject,
    get replay() {
      return finished(replay(subject));
    },
  };
  const answer = finished(probe(probed));
  for (const language of languages) for (const message of [answer.answer, ...answer.details]) tell(message, language);
  return answer;
}
