/**
 * The plan of a sweep: all its runs, made from the options. The same options give the same plan, byte by byte.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "@dz/command-line";
import type { Options } from "../options.ts";
import { parseOptions } from "../options.ts";
import { typed } from "../resume.ts";
import { type Rung, rungsFor } from "./rungs.ts";
import { parseSeeds } from "./seeds.ts";
import { axes, type RunOption, type SweepGiven } from "./sweep-arguments.ts";

/** A run of a plan. */
export interface PlannedRun {
  /** The name of its folder: its setting and its seed. */
  readonly folder: string;
  /** The name of its setting, which runs with other seeds share. */
  readonly setting: string;
  /** All its options, by their names. */
  readonly options: Readonly<Record<string, string>>;
}

/** The content of `sweep.json`. */
export interface Plan {
  readonly format: "dz-sweep";
  readonly version: 1;
  /** The options that all runs share. */
  readonly options: Readonly<Record<string, string>>;
  /** The values of the options that vary. */
  readonly varied: Readonly<Record<string, readonly string[]>>;
  readonly seeds: readonly number[];
  /** The SHA-256 of the file with the series; null for the sine. */
  readonly data: string | null;
  /** How successive halving goes; null if every run is trained to its end. */
  readonly rungs: readonly Rung[] | null;
  readonly runs: readonly PlannedRun[];
}

/** The most runs of a plan. */
const MOST = 100_000;

/** The options of a sweep that its runs do not have. */
const own = [
  "seeds",
  "search",
  "out",
  "jobs",
  "shard",
  "retry",
  "dry-run",
  "status",
  "tensorboard",
  "csv",
  "debug",
  "help",
];

/** Whether any option is given that the plan depends on. */
export function givesPlan(given: SweepGiven): boolean {
  return Object.keys(given).some((name) => name === "seeds" || name === "search" || !own.includes(name));
}

/** The plan that options ask for; relative paths start at `cwd`. Throws {@link UsageError}. */
export function makePlan(given: SweepGiven, cwd: string): Plan {
  const seeds = parseSeeds(given.seeds ?? "0..4");
  const ofRuns = Object.entries(given).filter(([name]) => !own.includes(name)) as [RunOption, string][];
  const lists = ofRuns.flatMap(([name, text]) => (isAxis(name) ? [[name, valuesOf(name, text)] as const] : []));
  const varied = axes.flatMap((axis) => lists.filter(([name, values]) => name === axis && values.length > 1));
  const single = ofRuns.filter(([name]) => !varied.some(([other]) => other === name));
  const combinations = varied.reduce<[RunOption, string][][]>(
    (all, [name, values]) =>
      all.flatMap((before) => values.map((value) => [...before, [name, value] as [RunOption, string]])),
    [[]],
  );
  const count = combinations.length * seeds.length;
  if (count > MOST) throw new UsageError(`sweep: these are ${count} runs, at most ${MOST} are possible`);
  const shared = Object.fromEntries(single.map(([name, text]) => [name, oneValue(name, text, cwd)]));
  const settings = combinations.map((values) => settingOf({ ...shared, ...Object.fromEntries(values) }, values, cwd));
  const first = settings[0] as Setting;
  return {
    format: "dz-sweep",
    version: 1,
    options: shared,
    varied: Object.fromEntries(varied),
    seeds,
    data: shared.data === undefined ? null : sumOf(shared.data),
    rungs: rungsIn(given, settings),
    runs: settings.flatMap(({ name, options }) =>
      seeds.map((seed) => ({
        folder: `${name}-seed${seed}`,
        setting: name,
        options: { ...options, seed: String(seed) },
      })),
    ),
  };

  function rungsIn(asked: SweepGiven, all: readonly Setting[]): Rung[] | null {
    if (asked.search === undefined) return null;
    if (asked.search !== "halving") throw new UsageError(`--search takes halving, got ${asked.search}`);
    if (varied.some(([name]) => name === "epochs")) {
      throw new UsageError("--search halving: it chooses the epochs itself, give one number to --epochs");
    }
    return rungsFor(all.length, first.parsed.epochs);
  }
}

interface Setting {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  readonly parsed: Options;
}

/** A setting with its name: model, optimizer, and the other values that vary. Throws {@link UsageError} for options that do not fit. */
function settingOf(
  options: Readonly<Record<string, string>>,
  values: readonly (readonly [string, string])[],
  cwd: string,
): Setting {
  const context = { cwd, now: new Date(0), drawSeed: () => 0 };
  const parsed = parseOptions([...typed(options), "--seed=0", "--out=out"], context) as Options;
  const others = values.filter(([name]) => name !== "model" && name !== "optimizer");
  const name = [parsed.model, parsed.optimizer, ...others.map(([option, value]) => `${option}${value}`)].join("-");
  return { name, options, parsed };
}

/** The SHA-256 of a file. Throws {@link UsageError} if it cannot be read. */
function sumOf(path: string): string {
  try {
    return createHash("sha256").update(readFileSync(path)).digest("hex");
  } catch (error) {
    throw new UsageError(`--data ${path}: cannot be read, ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** The value of an option that all runs share: a path from the root on, a number in its shortest form. */
function oneValue(name: RunOption, text: string, cwd: string): string {
  if (name === "data") return resolve(cwd, text);
  return isAxis(name) ? (valuesOf(name, text)[0] as string) : text;
}

const isAxis = (name: string): boolean => (axes as readonly string[]).includes(name);

/** The values of an option, numbers in their shortest form, so that `1e-3` and `0.001` are one. Throws {@link UsageError}. */
function valuesOf(name: RunOption, text: string): string[] {
  const values = text
    .split(",")
    .map((value) => (value !== "" && Number.isFinite(Number(value)) ? String(Number(value)) : value));
  const twice = values.find((value, i) => values.indexOf(value) !== i);
  if (values.includes("")) throw new UsageError(`--${name} ${text}: a value between the commas is missing`);
  if (twice !== undefined) throw new UsageError(`--${name} ${text}: ${twice} occurs twice`);
  return values;
}
