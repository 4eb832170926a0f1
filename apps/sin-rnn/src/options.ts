import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { closest } from "./closest.ts";

export { helpText } from "./help.ts";

const models = ["rnn", "mlp", "lstm", "gru"] as const;
const optimizers = ["adam", "sgd", "momentum", "adagrad", "adadelta", "adamw", "rmsprop"] as const;
const schedules = ["none", "step", "cosine", "warmup-cosine", "one-cycle", "plateau"] as const;
const precisions = ["float64", "float32", "dezero"] as const;
const formats = ["auto", "lines", "json", "quiet"] as const;

/** What the command is to do. */
export interface Options {
  readonly model: (typeof models)[number];
  readonly optimizer: (typeof optimizers)[number];
  /** The step size; null for an optimizer that has none. */
  readonly lr: number | null;
  /** How the step size changes while the training goes on. */
  readonly schedule: (typeof schedules)[number];
  readonly epochs: number;
  readonly hidden: number;
  /** An update comes after this many steps. */
  readonly bptt: number;
  /** How many streams of the data go through the model at once; null for one step after the other. */
  readonly batch: number | null;
  readonly seed: number;
  /** Whether the seed was given, not drawn. */
  readonly seedGiven: boolean;
  readonly precision: (typeof precisions)[number];
  /** Whether the weights of the epoch with the best test are kept, not the last ones. */
  readonly keepBest: boolean;
  /** The absolute path of the run folder. */
  readonly out: string;
  /** Whether the folder was given, not named after the time. */
  readonly outGiven: boolean;
  readonly format: (typeof formats)[number];
  /** Whether errors are shown with their stack. */
  readonly debug: boolean;
}

/** The surroundings that options depend on. */
export interface Context {
  /** The folder that relative paths start from. */
  readonly cwd: string;
  readonly now: Date;
  /** Draws a seed, a whole number from 0 to 2^32 - 1. */
  readonly drawSeed: () => number;
}

/** Arguments that are wrong; the message is one line that says which, how, and what to write instead. */
export class UsageError extends Error {}

/** Step sizes with which each optimizer learns the sine; those of adam and sgd are the article's, the others were tried. */
const defaultLr: Readonly<Record<Options["optimizer"], number | null>> = {
  adam: 0.001,
  sgd: 0.00005,
  momentum: 0.00001,
  adagrad: 0.003,
  adadelta: null,
  adamw: 0.001,
  rmsprop: 0.001,
};

/** How many steps an epoch has. */
const STEPS = 999;

const flag = { type: "boolean" } as const;
const text = { type: "string" } as const;
const known = {
  model: text,
  optimizer: text,
  lr: text,
  schedule: text,
  epochs: text,
  hidden: text,
  bptt: text,
  batch: text,
  seed: text,
  precision: text,
  "keep-best": flag,
  out: text,
  format: text,
  debug: flag,
  help: { ...flag, short: "h" },
  version: flag,
} as const;

type Given = Partial<Record<keyof typeof known, string>>;

/** Reads the arguments of the command. Throws {@link UsageError}. */
export function parseOptions(argv: readonly string[], { cwd, now, drawSeed }: Context): Options | "help" | "version" {
  const given = readArguments(argv);
  if (given.help !== undefined) return "help";
  if (given.version !== undefined) return "version";

  const model = choice("model", given, models, "rnn");
  const optimizer = choice("optimizer", given, optimizers, "adam");
  if (given.lr !== undefined && defaultLr[optimizer] === null) {
    throw new UsageError(`--lr: ${optimizer} has no step size, leave --lr out or choose another --optimizer`);
  }
  const schedule = choice("schedule", given, schedules, "none");
  if (schedule !== "none" && defaultLr[optimizer] === null) {
    throw new UsageError(
      `--schedule: ${optimizer} has no step size, leave --schedule out or choose another --optimizer`,
    );
  }
  const bptt = whole("bptt", given, 1, STEPS) ?? 30;
  const batch = whole("batch", given, 1, STEPS);
  const precision = choice("precision", given, precisions, "float64");
  if (precision === "dezero" && batch !== null && Math.ceil(STEPS / batch) < bptt) {
    // As in step 60 of the book, the steps after the last update of an epoch are not used: here, all of them.
    const most = Math.ceil(STEPS / batch);
    throw new UsageError(`--bptt takes at most ${most} with --precision dezero --batch ${batch}, got ${bptt}`);
  }
  const seed = whole("seed", given, 0, 2 ** 32 - 1);
  if (given.out === "") throw new UsageError('--out takes the path of a folder, got ""');
  return {
    model,
    optimizer,
    lr: stepSize(given) ?? defaultLr[optimizer],
    schedule,
    epochs: whole("epochs", given, 1, 1_000_000) ?? 100,
    hidden: whole("hidden", given, 1, 1024) ?? 100,
    bptt,
    batch,
    seed: seed ?? drawSeed(),
    seedGiven: seed !== null,
    precision,
    keepBest: given["keep-best"] !== undefined,
    out: resolve(cwd, given.out ?? `runs/${timestamp(now)}-${model}-${optimizer}`),
    outGiven: given.out !== undefined,
    format: choice("format", given, formats, "auto"),
    debug: given.debug !== undefined,
  };
}

/** The options as they were typed, all known and with a value where one belongs; of an option given twice, the last. */
function readArguments(argv: readonly string[]): Given {
  const first = argv.findIndex((argument) => argument !== "--"); // package managers pass on what separates their options
  const args = first < 0 ? [] : argv.slice(first);
  const { tokens } = parseArgs({ args, options: known, strict: false, tokens: true });
  const given: Given = {};
  for (const token of tokens) {
    if (token.kind === "positional") {
      throw new UsageError(`unexpected argument ${shown(token.value)}, every option begins with --`);
    }
    if (token.kind === "option-terminator") throw new UsageError("unexpected --, it may only stand before the options");
    const { name, rawName, value, inlineValue } = token;
    if (!isKnown(name)) {
      const typed = rawName.startsWith("--") ? rawName : (args[token.index] as string); // not the first letter alone
      throw new UsageError(`unknown option ${shown(typed)}, ${hint(typed.replace(/^-+/, "").replace(/=.*/s, ""))}`);
    }
    if (known[name].type === "boolean") {
      if (value !== undefined) throw new UsageError(`--${name} takes no value, got ${shown(value)}`);
    } else if (value === undefined || (!inlineValue && /^--?[a-z]/i.test(value))) {
      throw new UsageError(`--${name} needs a value, as in --${name} ${examples[name]}`);
    }
    given[name] = value ?? "";
  }
  return given;
}

const examples: Readonly<Record<keyof typeof known, string>> = {
  model: "lstm",
  optimizer: "sgd",
  lr: "0.001",
  schedule: "cosine",
  epochs: "100",
  hidden: "100",
  bptt: "30",
  batch: "30",
  seed: "0",
  precision: "float32",
  "keep-best": "",
  out: "runs/first",
  format: "lines",
  debug: "",
  help: "",
  version: "",
};

function isKnown(name: string): name is keyof typeof known {
  return Object.hasOwn(known, name);
}

function choice<T extends string>(name: keyof Given, given: Given, choices: readonly T[], otherwise: T): T {
  const text = given[name];
  if (text === undefined) return otherwise;
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  const all = `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
  const near = closest(text, choices);
  throw new UsageError(`--${name} takes ${all}, got ${shown(text)}${near === null ? "" : `, did you mean ${near}?`}`);
}

function whole(name: keyof Given, given: Given, least: number, most: number): number | null {
  const text = given[name];
  if (text === undefined) return null;
  const x = Number(text);
  if (/^\d+$/.test(text) && x >= least && x <= most) return x;
  throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, got ${shown(text)}`);
}

function stepSize({ lr: text }: Given): number | null {
  if (text === undefined) return null;
  const x = Number(text);
  if (/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && x > 0 && Number.isFinite(x)) return x;
  throw new UsageError(`--lr takes a number above 0, such as 0.001 or 5e-5, got ${shown(text)}`);
}

function hint(name: string): string {
  const near = closest(name, Object.keys(known));
  return near === null ? "--help lists all options" : `did you mean --${near}?`;
}

/** A text as it was typed; cut if it is long, quoted if it would not be seen or would break the line. */
function shown(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return /^[!-~…]+$/.test(short) ? short : JSON.stringify(short);
}

function timestamp(now: Date): string {
  const two = (x: number): string => String(x).padStart(2, "0");
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}
