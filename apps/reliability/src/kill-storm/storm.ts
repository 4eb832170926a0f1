/**
 * The storm: runs are started, killed at random moments, resumed and killed again until they are finished, and then held
 * against runs that nobody has touched.
 *
 * @module
 */
import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { RandomState } from "@dz/ndarray";
import { files, readRun } from "@dz/runs";
import { type Leg, leg, type Moment } from "./leg.ts";
import { type Outcome, outcomeOf, stateOf } from "./outcome.ts";

/** What has happened so far. */
interface Tally {
  kills: number;
  /** Kills before the folder said what the run is, so that it had to begin anew. */
  early: number;
  /** Kills after all was written, and before the process had ended. */
  late: number;
  /** Kills of processes that went on with a run. */
  inResumed: number;
  resumes: number;
  /** Runs that came to their end after at least one kill. */
  runs: number;
  /** States after a kill that were compared with those of the same epoch in other runs of the kind. */
  states: number;
  /** Times that two processes wanted the same folder. */
  pairs: number;
  corrupt: number;
  readonly findings: string[];
}

export function newTally(): Tally {
  const counts = { kills: 0, early: 0, late: 0, inResumed: 0, resumes: 0, runs: 0, states: 0, pairs: 0, corrupt: 0 };
  return { ...counts, findings: [] };
}

/** A kind of run, and what is known of it. */
export interface Kind {
  readonly args: readonly string[];
  readonly expected: Outcome;
  /** How long an untouched process lives, in milliseconds, and how many lines it writes. */
  readonly life: number;
  readonly lines: number;
  /** The digests of the states that processes have left behind, by epoch. */
  readonly states: Map<number, string>;
}

/** An untouched run. Throws if it fails. */
export async function untouched(args: readonly string[], folder: string): Promise<Kind> {
  const { code, stderr, ms } = await leg([...args, "--out", folder], null);
  if (code !== 0) throw new Error(`${args.join(" ")}: exit code ${code}, ${stderr}`);
  const expected = outcomeOf(folder);
  const lines = readRun(folder).metrics.length + 2;
  rmSync(folder, { recursive: true });
  return { args, expected, life: ms, lines, states: new Map() };
}

/** Runs one kind to its end through at most `most` kills, in a folder that is removed if all was well. */
export async function ride(kind: Kind, folder: string, most: number, random: RandomState, tally: Tally): Promise<void> {
  const find = (text: string): void => {
    tally.findings.push(`${kind.args.join(" ")}: ${text}; ${folder}`);
  };
  const before = tally.findings.length;
  for (let kills = 0; ; ) {
    const begun = existsSync(join(folder, files.config));
    // A folder without anything in it may be anybody's; what else was left before the run had begun, the next one uses.
    if (!begun && existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
    const every = kind.args.includes("--checkpoint-every") ? ["--checkpoint-every", "3"] : [];
    const args = begun ? ["--resume", folder, ...every] : [...kind.args, "--out", folder];
    if (begun) tally.resumes++;
    const moment = kills < most ? momentOf(kind, random) : null;
    const ended = moment === null && begun ? await together(args, tally, find) : await leg(args, moment);
    if (ended.killed) {
      tally.kills++;
      kills++;
      if (begun) tally.inResumed++;
      inspect(kind, folder, tally, find);
      continue;
    }
    if (ended.code === 0 && ended.stderr.includes("the run is finished")) tally.late++; // killed after its end
    if (ended.code !== 0) {
      find(`exit code ${ended.code} after ${kills} kills, ${ended.stderr}`);
      if (/damaged|cut off|missing/.test(ended.stderr)) tally.corrupt++;
      return;
    }
    if (kills > 0) tally.runs++;
    compare(outcomeOf(folder), kind.expected, find);
    break;
  }
  if (tally.findings.length === before) rmSync(folder, { recursive: true });
}

/** Half of the moments are anywhere in the life of a process, half close to the end of one of its epochs. */
function momentOf({ life, lines }: Kind, random: RandomState): Moment {
  if (random.rand() < 0.5) return { lines: 0, ms: random.uniform(0, life) };
  return { lines: random.randint(1, lines), ms: random.uniform(0, 20) };
}

/** What a killed process has left behind has to be whole. */
function inspect(kind: Kind, folder: string, tally: Tally, find: (text: string) => void): void {
  if (!existsSync(join(folder, files.config))) {
    tally.early++;
    return;
  }
  try {
    const { metrics } = readRun(folder);
    const state = stateOf(folder);
    if (state === null) return;
    if (state.epoch > metrics.length) find(`a state of epoch ${state.epoch}, but ${metrics.length} epochs`);
    const known = kind.states.get(state.epoch);
    if (known !== undefined) tally.states++;
    if (known !== undefined && known !== state.digest)
      find(`the state of epoch ${state.epoch} is not what it was before`);
    kind.states.set(state.epoch, state.digest);
  } catch (error) {
    tally.corrupt++;
    find((error as Error).message);
  }
}

/** Two processes go on with one run at once: one of them must be refused, and the other come to the end. */
async function together(args: readonly string[], tally: Tally, find: (text: string) => void): Promise<Leg> {
  tally.pairs++;
  const both = await Promise.all([leg(args, null), leg(args, null)]);
  const [winner, loser] = both.toSorted((a, b) => (a.code ?? 9) - (b.code ?? 9)) as [Leg, Leg];
  const refused = loser.code === 2 && loser.stderr.includes("is in use by process");
  if (!refused && !(loser.code === 0 && both.some(({ stderr }) => stderr.includes("is finished")))) {
    find(`of two processes, the second has exit code ${loser.code}, ${loser.stderr}`);
  }
  return winner;
}

function compare(found: Outcome, expected: Outcome, find: (text: string) => void): void {
  for (const name of ["weights", "predictions", "metrics", "names"] as const) {
    if (String(found[name]) !== String(expected[name])) find(`the ${name} are not those of an untouched run`);
  }
}
