import { math } from "@dz/ndarray";
import type { Message } from "../answer.ts";
import type { Wave } from "../wave.ts";
import { FIRST } from "./sine-numbers.ts";
import { coldShare, type StartNumbers, startKind } from "./start-kind.ts";

/** What the start of the test wave is, in one sentence; null where a warm-up does not help. */
export function startSentence(numbers: StartNumbers, wave: Wave): Message | null {
  const { cold, warm, zeroCold, zeroWarm, random } = numbers;
  const start = { share: coldShare(numbers), x: math.sin(wave.testPhase), count: FIRST, cold, zero: zeroCold };
  const left = { excess: cold - warm, left: random === null ? Number.NaN : random.cold - random.warm };
  switch (startKind(numbers)) {
    case "none":
      return null;
    case "unseen":
      return { key: "whereUnseenStart", values: { ...start, ...left } };
    case "value":
      return { key: "whereValueStart", values: { ...start, ...left } };
    case "history":
      return { key: "whereShortHistory", values: { ...start, zeroWarm } };
    case "untrained":
      return { key: "whereUntrainedStart", values: start };
    case "open":
      return { key: "whereOpenStart", values: start };
  }
}
