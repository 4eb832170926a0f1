import type { Message } from "../answer.ts";
import type { Seen } from "../watch/seen.ts";
import { factsOf } from "./facts.ts";
import { rules } from "./rules/rules.ts";

/** A fault that was found, and a sentence with what was measured. */
export interface Finding {
  readonly fault: string;
  readonly message: Message;
}

/** What is wrong with a training, the main cause first; nothing for one without a fault. */
export function diagnose(seen: Seen): Finding[] {
  const facts = factsOf(seen);
  return rules.flatMap(({ fault, find }) => {
    const message = find(facts);
    return message === null ? [] : [{ fault, message }];
  });
}
