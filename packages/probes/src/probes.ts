import type { Question } from "./answer.ts";
import { below } from "./below/below.ts";
import { good } from "./good/good.ts";
import { learned } from "./learned/learned.ts";
import type { Probe } from "./probe.ts";
import { sure } from "./sure/sure.ts";

/** What answers each question. */
export const probes: Readonly<Partial<Record<Question, Probe>>> = { sure };
