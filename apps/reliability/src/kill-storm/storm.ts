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
import { type Outcome, outcomeOf, runFolders, stateOf } from "./outcome.ts";

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
  /** Kills at an exact call of the file system. */
  exact: number;
  /** Finished runs that were resumed again, and stayed as they were. */
  again: number;
  corrupt: number;
  readonly findings: string[];
}

export function newTally(): Tally {
  const counts = {
    kills: 0,
    early: 0,
    late: 0,
    inResumed: 0,
    resumes: 0,
    runs: 0,
    states: 0,
    pairs: 0,
    exact: 0,
    again: 0,
    corrupt: 0,
  };
  return { ...counts, findings: [] };
}

/** A kind of run, and what is known of it. */
export interface Kind {
  readonly args: readonly string[];
  readonly expected: Outcome;
  /** How long an untouched process lives, in milliseconds, and how many lines it writes. */
  readonly life: number;
  readonly lines: number;
  /** The digests of the states that processes have left behind, by model, optimizer and epoch. */
  readonly states: Map<string, string>;
}

/** An untouched run. Throws if it fails. */
export async function untouched(args: readonly string[], folder: string): Promise<Kind> {
  const { code, stderr, ms } = await leg([...args, "--out", folder], null);
  if (code !== 0) throw new Error(`${args.join(" ")}: exit code ${code}, ${stderr}`);
  const expected = outcomeOf(folder);
  const lines = runFolders(folder).reduce((sum, run) => sum + readRun(run).metrics.length + 2, 0);
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
    const comparing = kind.args[0] === "compare";
    const [run] = runFolders(folder);
    const begun = run !== undefined && existsSync(join(run, files.config));
    // A folder without anything in it may be anybody's; what else was left before the run had begun, the next one uses.
    if (!begun) removeEmpty(folder);
    const every = kind.args.includes("--checkpoint-every") ? ["--checkpoint-every", "3"] : [];
    const goOn = [...(comparing ? ["compare"] : []), "--resume", folder, ...every];
    const args = begun ? goOn : [...kind.args, "--out", folder];
    if (begun) tally.resumes++;
    const moment = kills < most ? momentOf(kind, random) : null;
    const ended = moment === null && begun ? await together(args, tally, find) : await leg(args, moment);
    if (ended.killed) {
      tally.kills++;
      kills++;
      if (moment !== null && "call" in moment) tally.exact++;
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
    if (random.rand() < AGAIN) await resumeAgain(goOn, kind, folder, tally, find);
    break;
  }
  if (tally.findings.length === before) rmSync(folder, { recursive: true });
}

function removeEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

/** Of so many finished runs one is resumed again. */
const AGAIN = 0.2;

/** A run that is finished is not resumed: that is said, is no failure, and changes nothing. */
async function resumeAgain(
  args: readonly string[],
  kind: Kind,
  folder: string,
  tally: Tally,
  find: (text: string) => void,
): Promise<void> {
  const { code, stderr } = await leg(args, null);
  if (code !== 0) find(`a finished run that is resumed ends with exit code ${code}, ${stderr}`);
  compare(outcomeOf(folder), kind.expected, find);
  tally.again++;
}

/**
 * A third of the moments are anywhere in the life of a process, a third close to the end of one of its epochs, and a third at
 * exact calls: between the one that makes a folder and its first file that gets its name, and between two of those.
 */
function momentOf({ args, life, lines }: Kind, random: RandomState): Moment {
  if (random.rand() < 1 / 3) {
    const runs = args[0] === "compare" ? 5 : 1;
    const when = random.rand() < 0.5 ? "before" : "after";
    if (random.rand() < 0.4) return { call: "mkdirSync", number: random.randint(1, runs + 2), when };
    return { call: "renameSync", number: random.randint(1, 8 * runs), when };
  }
  if (random.rand() < 0.5) return { lines: 0, ms: random.uniform(0, life) };
  return { lines: random.randint(1, lines), ms: random.uniform(0, 20) };
}

/** What a killed process has left behind has to be whole. */
function inspect(kind: Kind, folder: string, tally: Tally, find: (text: string) => void): void {
  const begun = runFolders(folder).filter((run) => existsSync(join(run, files.config)));
  if (begun.length === 0) tally.early++;
  for (const run of begun) inspectOne(kind, run, tally, find);
}

function inspectOne(kind: Kind, folder: string, tally: Tally, find: (text: string) => void): void {
  try {
    const { config, metrics } = readRun(folder);
    const state = stateOf(folder);
    if (state === null) return;
    if (state.epoch > metrics.length) find(`a state of epoch ${state.epoch}, but ${metrics.length} epochs`);
    const place = `${config.settings.model} ${config.settings.optimizer} ${state.epoch}`;
    const known = kind.states.get(place);
    if (known !== undefined) tally.states++;
    if (known !== undefined && known !== state.digest)
      find(`the state of epoch ${state.epoch} is not what it was before`);
    kind.states.set(place, state.digest);
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
