import type { Question } from "./answer.ts";
import type { Probe } from "./probe.ts";
import { wrong } from "./wrong/wrong.ts";

/** What answers each question. */
export const probes: Readonly<Partial<Record<Question, Probe>>> = { wrong };
