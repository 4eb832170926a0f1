import type { Question } from "./answer.ts";
import { learned } from "./learned/learned.ts";
import type { Probe } from "./probe.ts";
import { waves } from "./waves/waves.ts";

/** What answers each question. */
export const probes: Readonly<Partial<Record<Question, Probe>>> = { waves, learned };
