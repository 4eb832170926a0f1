import type { Question } from "./answer.ts";
import { below } from "./below/below.ts";
import { good } from "./good/good.ts";
import type { Probe } from "./probe.ts";
import { sure } from "./sure/sure.ts";
import { where } from "./where/where.ts";
import { wrong } from "./wrong/wrong.ts";

/** What answers each question. */
export const probes: Readonly<Partial<Record<Question, Probe>>> = { good, where, below, wrong, sure };
