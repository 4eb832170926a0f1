import { release } from "@dz/ndarray/memory";
import { Inputs } from "./inputs.ts";
import { fingerprint, settledMemory } from "./memory.ts";
import { judge } from "./oracle.ts";
import type { Target } from "./target.ts";

/** An input that violates the requirements on a reader. */
export interface Finding {
  readonly target: string;
  readonly seed: number;
  readonly index: number;
  readonly problem: string;
  readonly file: Uint8Array;
}

/** The results of all inputs of a target. */
export interface Result {
  readonly target: string;
  readonly inputs: number;
  readonly accepted: number;
  readonly seconds: number;
  readonly slowest: number;
  /** The maximum of the bytes of buffers for one input. */
  readonly largest: number;
  /** The memory in use after the last input minus that before the first, in bytes. */
  readonly growth: number;
  readonly findings: readonly Finding[];
}

/** Options of {@link fuzz}. */
export interface FuzzOptions {
  readonly inputs: number;
  readonly seed: number;
  /** The index of the first input. */
  readonly first?: number;
  /** No more inputs are started after this time. */
  readonly seconds?: number;
  /** Called before each input, for a watchdog. */
  readonly begin?: (index: number) => void;
}

/** The number of inputs between two checks for side effects. */
const BATCH = 500;

/** Memory that a target may retain: compiled code, caches of the host, 20 MB of pinned memory after many data sets. */
const MOST_GROWTH = 2 ** 25;

/** The maximum number of findings kept of one kind; further ones are only counted. */
const KEPT = 5;

/** Runs a number of inputs of a target, and checks for side effects and leaks. */
export async function fuzz(target: Target, options: FuzzOptions): Promise<Result> {
  const { seed, first = 0, seconds = Number.POSITIVE_INFINITY, begin } = options;
  const inputs = new Inputs(target, seed);
  const findings: Finding[] = [];
  const kinds = new Map<string, number>();
  const find = (index: number, problem: string, file: Uint8Array): void => {
    const kind = problem.replaceAll(/\d+/g, "#");
    const count = (kinds.get(kind) ?? 0) + 1;
    kinds.set(kind, count);
    if (count <= KEPT) findings.push({ target: target.name, seed, index, problem, file });
  };

  const clean = fingerprint();
  for (const file of inputs.files) judge(target, file); // compiles and caches before memory is measured
  const held = await settledMemory();
  const start = performance.now();
  let [accepted, slowest, largest, index] = [0, 0, 0, first];
  for (; index < first + options.inputs && performance.now() - start < seconds * 1000; index++) {
    begin?.(index);
    const file = inputs.at(index);
    const outcome = judge(target, file);
    if (outcome.accepted) accepted++;
    if (outcome.problem !== null) find(index, outcome.problem, file);
    slowest = Math.max(slowest, outcome.milliseconds);
    largest = Math.max(largest, outcome.bytes);
    if ((index + 1) % BATCH > 0) continue;
    release();
    if (fingerprint() !== clean) {
      find(index, `a global or prototype has changed since index ${index + 1 - BATCH}`, file);
      break;
    }
    await new Promise(setImmediate); // lets finalizers and a watchdog run
  }
  const elapsed = (performance.now() - start) / 1000;
  const growth = (await settledMemory()) - held;
  if (growth > MOST_GROWTH)
    find(index - 1, `${growth} bytes are held after ${index - first} inputs`, new Uint8Array(0));
  return { target: target.name, inputs: index - first, accepted, seconds: elapsed, slowest, largest, growth, findings };
}
