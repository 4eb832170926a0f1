import type { Question } from "./answer.ts";
import type { Probe } from "./probe.ts";
import { where } from "./where/where.ts";

/** What answers each question. */
export const probes: Readonly<Partial<Record<Question, Probe>>> = { where };
