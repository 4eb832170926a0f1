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
import { inspect, type KnownStates } from "./inspect.ts";
import type { Leg } from "./leg.ts";
import { isExact, type Life, type Moment, momentOf } from "./moment.ts";
import { differences, type Outcome, outcomeOf, runFolders } from "./outcome.ts";
import { pairOutcome } from "./pair-outcome.ts";
import type { Tally } from "./tally.ts";

/** Runs one process with some arguments, and kills it at a moment unless it ends before. */
type RunLeg = (args: readonly string[], moment: Moment | null) => Promise<Leg>;

/** A kind of run, and the data about it. */
export interface Kind extends Life {
  readonly expected: Outcome;
  readonly states: KnownStates;
}

/** What all the runs of a storm share. */
interface Storm {
  readonly random: RandomState;
  readonly tally: Tally;
  /** How processes are run; replaced in tests. */
  readonly leg: RunLeg;
}

/** An undisturbed run. Throws if it fails. */
export async function untouched(args: readonly string[], folder: string, leg: RunLeg): Promise<Kind> {
  const { code, stderr, ms } = await leg([...args, "--out", folder], null);
  if (code !== 0) throw new Error(`${args.join(" ")}: exit code ${code}, ${stderr}`);
  const expected = outcomeOf(folder);
  const lines = runFolders(folder).reduce((sum, run) => sum + readRun(run).metrics.length + 2, 0);
  rmSync(folder, { recursive: true });
  return { args, expected, life: ms, lines, states: new Map() };
}

/** Finishes one run of a kind through at most `most` kills, in a folder that is removed if no defect is found. */
export async function ride(kind: Kind, folder: string, most: number, storm: Storm): Promise<void> {
  const { random, tally, leg } = storm;
  const find = (text: string): void => {
    tally.findings.push(`${kind.args.join(" ")}: ${text}; ${folder}`);
  };
  const before = tally.findings.length;
  const goOn = resuming(kind.args, folder);
  for (let kills = 0; ; ) {
    const [run] = runFolders(folder);
    const begun = run !== undefined && existsSync(join(run, files.config));
    // An empty folder may belong to anyone; other remains from before the run had begun are used by the next process.
    if (!begun) removeEmpty(folder);
    const args = begun ? goOn : [...kind.args, "--out", folder];
    if (begun) tally.resumes++;
    const moment = kills < most ? momentOf(kind, random) : null;
    const ended = moment === null && begun ? await together(args, storm, find) : await leg(args, moment);
    if (ended.killed) {
      tally.kills++;
      kills++;
      if (moment !== null && isExact(moment)) tally.exact++;
      if (begun) tally.inResumed++;
      inspect(folder, kind.states, tally, find);
      continue;
    }
    if (ended.code === 0 && ended.stderr.includes("the run is finished")) tally.late++; // killed after it had finished
    if (ended.code !== 0) {
      find(`exit code ${ended.code} after ${kills} kills, ${ended.stderr}`);
      if (/damaged|cut off|missing/.test(ended.stderr)) tally.corrupt++;
      return;
    }
    if (kills > 0) tally.runs++;
    differences(outcomeOf(folder), kind.expected).forEach(find);
    if (random.rand() < AGAIN) await resumeAgain(goOn, kind, folder, storm, find);
    break;
  }
  if (tally.findings.length === before) rmSync(folder, { recursive: true });
}

/** The arguments that resume a run which was started with `args`. */
function resuming(args: readonly string[], folder: string): string[] {
  const at = args.indexOf("--checkpoint-every");
  const every = at < 0 ? [] : args.slice(at, at + 2);
  return [...(args[0] === "compare" ? ["compare"] : []), "--resume", folder, ...every];
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
  { tally, leg }: Storm,
  find: (text: string) => void,
): Promise<void> {
  const { code, stderr } = await leg(args, null);
  if (code !== 0) find(`a finished run that is resumed ends with exit code ${code}, ${stderr}`);
  differences(outcomeOf(folder), kind.expected).forEach(find);
  tally.again++;
}

/** Two processes resume one run at once: one must be refused, and the other finish. */
async function together(args: readonly string[], { tally, leg }: Storm, find: (text: string) => void): Promise<Leg> {
  tally.pairs++;
  const { winner, problem } = pairOutcome(await Promise.all([leg(args, null), leg(args, null)]));
  if (problem !== null) find(problem);
  return winner;
}
