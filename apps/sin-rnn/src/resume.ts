/**
 * `--resume`: continues a run in its folder. Its `config.json` determines what is computed; only the display and the
 * checkpoint interval may be changed.
 *
 * @module
 */
import { path, readArguments, UsageError } from "@dz/command-line";
import { type RunConfig, RunError } from "@dz/runs";
import { visible } from "@dz/text";
import { command, type Given, isFlag } from "./arguments.ts";
import { type Context, type Options, parseOptions } from "./options.ts";
import { argumentsOfSeries, isSeriesSetting, settingsOfSeries } from "./series/series-settings.ts";

/** The request to resume a folder. */
export interface Resume {
  /** The absolute path of the folder. */
  readonly folder: string;
  /** All options that were given. */
  readonly given: Given;
}

/** The names of the settings in `config.json`, and of their options. */
const settings = {
  model: "model",
  optimizer: "optimizer",
  lr: "lr",
  schedule: "schedule",
  clip: "clip",
  epochs: "epochs",
  hidden: "hidden",
  bptt: "bptt",
  batch: "batch",
  precision: "precision",
  keepBest: "keep-best",
  keepPredictions: "keep-predictions",
  keepCheckpoints: "keep-checkpoints",
} as const satisfies Partial<Record<keyof Options, keyof Given>>;

/** The options that `config.json` records because the results depend on them; the seed is recorded separately. */
export function settingsIn(options: Options): RunConfig["settings"] {
  const own = Object.fromEntries(Object.keys(settings).map((name) => [name, options[name as keyof typeof settings]]));
  const { scheduleFrom = 0 } = options;
  const begins = scheduleFrom === 0 ? {} : { scheduleFrom };
  return { ...own, ...begins, ...(options.series === null ? {} : settingsOfSeries(options.series)) };
}

/** Options that may be given for a resumed run. */
const free = ["resume", "checkpoint-every", "detect-anomaly", "format", "debug"] as const;

/** The request to resume; null if the arguments do not contain one, or ask for help. Throws {@link UsageError}. */
export function parseResume(argv: readonly string[], { cwd }: Pick<Context, "cwd">): Resume | null {
  const { given } = readArguments(command, argv);
  if (given.help !== undefined || given.version !== undefined) return null;
  const folder = path("resume", given, cwd, "a run folder");
  if (folder === null) return null;
  if (given.out !== undefined) throw new UsageError("--out: a run resumes in its own folder, omit --out");
  return { folder, given };
}

/**
 * The options of a resumed run. Throws {@link RunError} for settings unknown to this program, and {@link UsageError} if
 * an option contradicts them.
 */
export function resumedOptions({ folder, given }: Resume, config: RunConfig): Options {
  for (const [name, text] of Object.entries(given) as [keyof Given, string][]) {
    if (!isFree(name)) checkAgrees(name, text, config, folder);
  }
  const { "checkpoint-every": every, "detect-anomaly": anomalies, format, debug } = given;
  const how = { "checkpoint-every": every, "detect-anomaly": anomalies, format, debug };
  const context = { cwd: "/", now: new Date(0), drawSeed: () => config.seed };
  parseOptions(typed(how), context); // errors in the typed options are not the folder's
  const args = [...typed(settingsOf(config, folder)), ...typed(how), `--out=${folder}`, `--seed=${config.seed}`];
  try {
    return { ...(parseOptions(args, context) as Options), ...beyondOptions(config, folder) };
  } catch (error) {
    if (error instanceof UsageError) throw new RunError(`run folder ${folder}: config.json: ${error.message}`);
    throw error;
  }
}

const isFree = (name: keyof Given): boolean => (free as readonly string[]).includes(name);

/** What no option of a run says, but one of a fork: that gradients are not clipped on a series, and where its schedule begins. */
function beyondOptions({ settings }: RunConfig, folder: string): Partial<Options> {
  const { clip, scheduleFrom: from } = settings;
  const unclipped = clip === null ? { clip } : {};
  if (from === undefined) return unclipped;
  if (typeof from === "number" && Number.isInteger(from) && from > 0) return { ...unclipped, scheduleFrom: from };
  throw new RunError(
    `run folder ${folder}: config.json: settings.scheduleFrom is ${from}, expected a whole number from 1`,
  );
}

/** The options that represent the settings of a run. Throws {@link RunError} for a setting without an option. */
export function settingsOf(config: RunConfig, folder: string): Given {
  const given: Given = { "keep-predictions": "1" }; // the behaviour of versions without this setting
  const ofSeries = typeof config.settings.data === "string";
  for (const [name, value] of Object.entries(config.settings)) {
    if (name === "scheduleFrom" || (ofSeries && isSeriesSetting(name))) continue;
    const option = Object.hasOwn(settings, name) ? settings[name as keyof typeof settings] : null;
    if (option === null || (option === "keep-best") !== (typeof value === "boolean")) {
      throw new RunError(`run folder ${folder}: config.json: no option gives the setting ${name} the value ${value}`);
    }
    if (value !== null && value !== false) given[option] = value === true ? "" : String(value);
  }
  if (ofSeries) {
    for (const argument of argumentsOfSeries(config.settings)) {
      const [, name = "", value = ""] = /^--([^=]+)=?(.*)$/s.exec(argument) ?? [];
      given[name as keyof Given] = value;
    }
  }
  return given;
}

/** The arguments for a run with the settings and the seed of this one. */
export function argumentsOf(options: Options): string[] {
  const named = Object.entries(settings).flatMap(([name, option]) => {
    const value = options[name as keyof typeof settings];
    return value === null || value === false ? [] : [[option, value === true ? "" : String(value)] as const];
  });
  return typed({ ...Object.fromEntries(named), seed: String(options.seed) });
}

/** Options in the form of arguments. */
export function typed(given: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(given).flatMap(([name, text]) => {
    if (text === undefined) return [];
    return [isFlag(name) ? `--${name}` : `--${name}=${text}`];
  });
}

/** Throws {@link UsageError} unless the run began with the same value. */
function checkAgrees(name: keyof Given, text: string, config: RunConfig, folder: string): void {
  const began: Given = { ...settingsOf(config, folder), seed: String(config.seed) };
  const own = began[name];
  if (own !== undefined && (own === text || (text !== "" && Number(own) === Number(text)))) return;
  const option = `--${name}${text === "" ? "" : ` ${visible(text)}`}`;
  const theirs = own === undefined ? `without --${name}` : `with --${name} ${own}`;
  throw new UsageError(`${option}: the run in ${folder} began ${theirs} and resumes as it began; omit --${name}`);
}
