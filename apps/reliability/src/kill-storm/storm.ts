/**
 * The storm: runs are started, killed at random moments, resumed and killed again until they are finished, then
 * compared with undisturbed runs.
 *
 * @module
 */
import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { RandomState } from "@dz/ndarray";
import { files, readRun } from "@dz/runs";
import { type Leg, leg, type Moment } from "./leg.ts";
import { type Outcome, outcomeOf, runFolders, stateOf } from "./outcome.ts";

/** The counts so far. */
interface Tally {
  kills: number;
  /** Kills before `config.json` was written, so that the run had to restart. */
  early: number;
  /** Kills after everything was written, but before the process had ended. */
  late: number;
  /** Kills of resumed processes. */
  inResumed: number;
  resumes: number;
  /** Runs that finished after at least one kill. */
  runs: number;
  /** States after a kill that were compared with those of the same epoch in other runs of the same kind. */
  states: number;
  /** Pairs of processes on the same folder. */
  pairs: number;
  /** Kills at an exact call of the file system. */
  exact: number;
  /** Finished runs that were resumed again, and remained unchanged. */
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

/** A kind of run, and the data about it. */
export interface Kind {
  readonly args: readonly string[];
  readonly expected: Outcome;
  /** The lifetime of an undisturbed process in milliseconds, and its number of lines. */
  readonly life: number;
  readonly lines: number;
  /** The digests of the states that processes have left, by model, optimizer and epoch. */
  readonly states: Map<string, string>;
}

/** An undisturbed run. Throws if it fails. */
export async function untouched(args: readonly string[], folder: string): Promise<Kind> {
  const { code, stderr, ms } = await leg([...args, "--out", folder], null);
  if (code !== 0) throw new Error(`${args.join(" ")}: exit code ${code}, ${stderr}`);
  const expected = outcomeOf(folder);
  const lines = runFolders(folder).reduce((sum, run) => sum + readRun(run).metrics.length + 2, 0);
  rmSync(folder, { recursive: true });
  return { args, expected, life: ms, lines, states: new Map() };
}

/** Finishes one run of a kind through at most `most` kills, in a folder that is removed if no defect is found. */
export async function ride(kind: Kind, folder: string, most: number, random: RandomState, tally: Tally): Promise<void> {
  const find = (text: string): void => {
    tally.findings.push(`${kind.args.join(" ")}: ${text}; ${folder}`);
  };
  const before = tally.findings.length;
  for (let kills = 0; ; ) {
    const comparing = kind.args[0] === "compare";
    const [run] = runFolders(folder);
    const begun = run !== undefined && existsSync(join(run, files.config));
    // An empty folder may belong to anyone; other remains from before the run had begun are used by the next process.
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
    if (ended.code === 0 && ended.stderr.includes("the run is finished")) tally.late++; // killed after it had finished
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

/** The fraction of finished runs that are resumed again. */
const AGAIN = 0.2;

/** A finished run is not resumed: this is reported, is not a failure, and changes nothing. */
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
 * A third of the moments are anywhere in the life of a process, a third shortly after the end of one of its epochs, and
 * a third at exact calls: between creating a folder and renaming its first file, and between two such renames.
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

/** Checks that what a killed process has left is intact. */
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

/** Two processes resume one run at once: one must be refused, and the other finish. */
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
