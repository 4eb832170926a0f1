import { math } from "@dz/ndarray";
import type { Message } from "../answer.ts";
import type { BpttTrial } from "./bptt-trials.ts";
import type { Reach } from "./reach.ts";

/** How fast a difference of states fades or grows. `growth`: per step, see {@link growth}. */
export function growthDetail(growth: number): Message {
  const percent = Math.abs(growth - 1);
  if (!(growth > 0)) return { key: "learnedForgetsAtOnce" };
  if (growth >= 1) return { key: "learnedGrows", values: { growth, percent } };
  return { key: "learnedFades", values: { growth, steps: Math.max(1, math.log(0.5) / math.log(growth)) } };
}

/** How far back a gradient reaches, in words that stand in a sentence. */
export function reachWords(reach: Reach): Message {
  if (reach.kind === "none") return { key: "learnedNoStep" };
  if (reach.kind === "beyond") return { key: "learnedMoreThan", values: { back: reach.back } };
  return { key: "learnedSteps", values: { steps: reach.steps } };
}

/** How far back a gradient reaches. */
export function reachDetail(reach: Reach, norms: readonly number[], bptt: number): Message {
  if (reach.kind === "none") return { key: "learnedNoGradient" };
  const left = (norms[bptt] ?? Number.NaN) / (norms[0] as number);
  if (reach.kind === "beyond") return { key: "learnedReachBeyond", values: { back: reach.back, bptt } };
  if (Number.isNaN(left)) return { key: "learnedReachShort", values: { steps: reach.steps, bptt } };
  return { key: "learnedReach", values: { steps: reach.steps, bptt, left } };
}

/** What other lengths came to. */
export function bpttDetails(
  losses: readonly number[],
  own: number,
  trials: readonly BpttTrial[],
  of: Message,
): Message[] {
  const least = (all: readonly number[]): number =>
    all.filter(Number.isFinite).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = (all: readonly number[]): number => all.reduce((a, b) => Math.max(a, b));
  if (trials.length === 0) return [];
  const details = trials.map(
    ({ bptt, losses: tried }): Message => ({
      key: bptt < own ? "learnedShorter" : "learnedLonger",
      values: {
        of,
        bptt,
        own,
        loss: tried.at(-1) as number,
        best: least(tried),
        last: losses.at(-1) as number,
        runBest: least(losses),
      },
    }),
  );
  const end = losses.slice(Math.floor((3 * losses.length) / 4));
  return [...details, { key: "learnedBpttNoise", values: { of, low: least(end), high: most(end), count: end.length } }];
}
