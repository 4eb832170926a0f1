import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RandomState } from "@dz/ndarray";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Leg } from "./leg.ts";
import { isExact, type Moment } from "./moment.ts";
import { outcomeOf } from "./outcome.ts";
import { type Kind, ride, untouched } from "./storm.ts";
import { newTally, type Tally } from "./tally.ts";
import { smallRun } from "./testing/small-run.ts";

/** What a process does to the folder before it ends, and how it ends. */
type Part = (folder: string) => Partial<Leg>;

let base: string;
let folder: string;
let tally: Tally;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "kill-storm-flow-"));
  folder = join(base, "run");
  tally = newTally();
});
afterEach(() => rmSync(base, { recursive: true }));

const trained = { finished: true, bits: 1 } as const;
const killed = { killed: true, code: null };
const refused = { code: 2, stderr: "is in use by process 7" };
const isFinished = { stderr: "run folder a: the run is finished" };

/** A first process that is killed after three epochs, and one that is killed before its run has begun. */
const begins: Part = (at) => {
  smallRun(at);
  return killed;
};
const nothing: Part = () => killed;

/** A process that finishes the run in a folder, which may have begun. */
const finishes: Part = (at) => {
  rmSync(at, { recursive: true, force: true });
  smallRun(at, trained);
  return {};
};
const refuses: Part = () => refused;

function kindOf(...args: string[]): Kind {
  smallRun(join(base, "expected"), trained);
  const expected = outcomeOf(join(base, "expected"));
  return { args, expected, life: 100, lines: 5, states: new Map() };
}

/**
 * A stream whose moments are after a line, and which resumes no finished run again; with `low`, the moments are at
 * exact calls, and finished runs are resumed again.
 */
function stream(low: boolean = false): RandomState {
  const random = new RandomState(1);
  random.rand = (() => (low ? 0.1 : 0.9)) as RandomState["rand"];
  return random;
}

/** Rides with processes that play their parts in turn; returns their arguments and moments. */
async function play(kind: Kind, parts: readonly Part[], most: number, random: RandomState = stream()) {
  const calls: { args: readonly string[]; moment: Moment | null }[] = [];
  const leg = async (args: readonly string[], moment: Moment | null): Promise<Leg> => {
    const part = parts[calls.length];
    calls.push({ args, moment });
    if (part === undefined) throw new Error(`no part for ${args.join(" ")}`);
    return { killed: false, code: 0, stderr: "", ms: 1, ...part(folder) };
  };
  await ride(kind, folder, most, { random, tally, leg });
  expect(calls.length).toBe(parts.length);
  return calls;
}

const counts = (expected: Partial<Tally>): Tally => ({ ...newTally(), ...expected });
const start = ["--model", "rnn", "--out"];
const kind = (): Kind => kindOf("--model", "rnn");

test("a run without kills is started and compared, but not counted as one that was killed", async () => {
  const calls = await play(kind(), [finishes], 0);
  expect(calls).toEqual([{ args: [...start, folder], moment: null }]);
  expect(tally).toEqual(newTally());
  expect(existsSync(folder)).toBe(false);
});

test("a run killed before it had begun is started again, and its empty folder removed", async () => {
  const makesFolder: Part = (at) => {
    mkdirSync(at);
    return killed;
  };
  const needsNone: Part = (at) => {
    expect(existsSync(at)).toBe(false);
    return finishes(at);
  };
  const calls = await play(kind(), [makesFolder, needsNone], 1);
  expect(calls.map(({ args }) => args)).toEqual([
    [...start, folder],
    [...start, folder],
  ]);
  expect(tally).toEqual(counts({ kills: 1, early: 1, runs: 1 }));
});

test("what a process leaves in the folder before its run has begun stays for the next", async () => {
  const leaves: Part = (at) => {
    mkdirSync(at);
    writeFileSync(join(at, "lock-of-a-dead-process"), "");
    return killed;
  };
  const finds: Part = (at) => {
    expect(existsSync(join(at, "lock-of-a-dead-process"))).toBe(true);
    return finishes(at);
  };
  await play(kind(), [leaves, finds], 1);
  expect(tally.early).toBe(1);
});

test("a run that has begun is resumed, at last by two processes at once", async () => {
  const calls = await play(kind(), [begins, nothing, finishes, refuses], 2);
  expect(calls.map(({ args }) => args)).toEqual([[...start, folder], ...Array(3).fill(["--resume", folder])]);
  expect(calls.map(({ moment }) => moment !== null)).toEqual([true, true, false, false]);
  expect(tally).toEqual(counts({ kills: 2, inResumed: 1, resumes: 2, states: 1, pairs: 1, runs: 1 }));
  expect(existsSync(folder)).toBe(false);
});

test("a process that ends before its moment is not a kill", async () => {
  const calls = await play(kind(), [finishes], 3);
  expect(calls[0]?.moment).not.toBe(null);
  expect(tally).toEqual(newTally());
});

test("kills at exact calls are counted", async () => {
  const calls = await play(kind(), [nothing, finishes, finishes], 1, stream(true));
  expect(calls[0]?.moment).toSatisfy(isExact);
  expect(tally).toEqual(counts({ kills: 1, early: 1, exact: 1, runs: 1, again: 1 }));
});

test("a kill after the last byte is counted as late", async () => {
  const ends: Part = (at) => {
    finishes(at);
    return killed;
  };
  await play(kind(), [ends, () => isFinished, () => isFinished], 1);
  expect(tally).toEqual(counts({ kills: 1, late: 1, resumes: 1, pairs: 1, runs: 1 }));
});

test("a comparison and the interval of checkpoints are resumed as such", async () => {
  const interval = kindOf("--checkpoint-every", "3");
  expect((await play(interval, [begins, finishes, refuses], 1))[1]?.args).toEqual([
    "--resume",
    folder,
    "--checkpoint-every",
    "3",
  ]);
  const comparison = { ...interval, args: ["compare"] };
  expect((await play(comparison, [begins, finishes, refuses], 1))[1]?.args).toEqual(["compare", "--resume", folder]);
});

/** The only finding, whose folder is kept. */
function finding(): string {
  expect(tally.findings.length).toBe(1);
  expect(existsSync(folder)).toBe(true);
  return tally.findings[0] as string;
}

test("a state that is damaged by a kill is found", async () => {
  const damages: Part = (at) => {
    smallRun(at);
    writeFileSync(join(at, "checkpoint.dz"), "DZCKPT");
    return killed;
  };
  await play(kind(), [damages, finishes, refuses], 1);
  expect(finding()).toMatch(/^--model rnn: .*checkpoint\.dz is damaged, .*; .*run$/);
  expect(tally.corrupt).toBe(1);
});

test("states are compared with those of other runs of the same kind", async () => {
  const same = kind();
  await play(same, [begins, finishes, refuses], 1);
  const other: Part = (at) => {
    smallRun(at, { bits: 2 });
    return killed;
  };
  await play(same, [other, finishes, refuses], 1);
  expect(finding()).toBe(`--model rnn: the state of epoch 3 is not what it was before; ${folder}`);
});

test.each([
  { stderr: "checkpoint.dz is damaged", corrupt: 1 },
  { stderr: "metrics.jsonl is cut off", corrupt: 1 },
  { stderr: "weights.npz is missing", corrupt: 1 },
  { stderr: "out of memory", corrupt: 0 },
  { stderr: "the run is finished, but no", corrupt: 0 },
])("a process that fails with '$stderr' is found, and is the end", async ({ stderr, corrupt }) => {
  await play(kind(), [begins, () => ({ code: 2, stderr }), refuses], 1);
  expect(tally.findings.at(-1)).toBe(`--model rnn: exit code 2 after 1 kills, ${stderr}; ${folder}`);
  expect(tally).toMatchObject({ corrupt, runs: 0, late: 0 });
  expect(existsSync(folder)).toBe(true);
});

test("two processes that both train are found", async () => {
  await play(kind(), [begins, finishes, () => ({ stderr: "resumed" })], 1);
  expect(finding()).toBe(`--model rnn: of two processes, the second has exit code 0, resumed; ${folder}`);
});

test("other results are found", async () => {
  const others: Part = (at) => {
    smallRun(at, { ...trained, bits: 2 });
    return {};
  };
  await play(kind(), [others], 0);
  expect(finding()).toBe(`--model rnn: the weights are not those of an untouched run; ${folder}`);
});

test("a finished run that fails when it is resumed again, or changes, is found", async () => {
  const changes: Part = (at) => {
    rmSync(at, { recursive: true });
    smallRun(at, { ...trained, bits: 2 });
    return { code: 1, stderr: "no" };
  };
  const calls = await play(kind(), [finishes, changes], 0, stream(true));
  expect(calls[1]).toEqual({ args: ["--resume", folder], moment: null });
  expect(tally.findings).toEqual([
    `--model rnn: a finished run that is resumed ends with exit code 1, no; ${folder}`,
    `--model rnn: the weights are not those of an untouched run; ${folder}`,
  ]);
  expect(tally.again).toBe(1);
});

test("an untouched run tells its results, lifetime and lines, and leaves nothing", async () => {
  const leg = async (args: readonly string[]): Promise<Leg> => {
    expect(args).toEqual(["--model", "rnn", "--out", folder]);
    smallRun(folder, { ...trained, epochs: 4 });
    return { killed: false, code: 0, stderr: "", ms: 17 };
  };
  const found = await untouched(["--model", "rnn"], folder, leg);
  expect(found).toMatchObject({ args: ["--model", "rnn"], life: 17, lines: 6, states: new Map() });
  expect(existsSync(folder)).toBe(false);
  smallRun(folder, { ...trained, epochs: 4 });
  expect(found.expected).toEqual(outcomeOf(folder));
});

test("an untouched run that fails is an error, not a finding", async () => {
  const leg = async (): Promise<Leg> => ({ killed: false, code: 3, stderr: "no disk", ms: 1 });
  await expect(untouched(["--model", "rnn"], folder, leg)).rejects.toThrow("--model rnn: exit code 3, no disk");
});
