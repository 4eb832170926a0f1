import type { Question } from "./answer.ts";
import { below } from "./below/below.ts";
import { good } from "./good/good.ts";
import { learned } from "./learned/learned.ts";
import type { Probe } from "./probe.ts";
import { sure } from "./sure/sure.ts";
import { waves } from "./waves/waves.ts";
import { where } from "./where/where.ts";
import { wrong } from "./wrong/wrong.ts";

/** What answers each question. */
export const probes: Readonly<Record<Question, Probe>> = { good, where, waves, below, learned, wrong, sure };
