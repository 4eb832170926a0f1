/**
 * The arguments of the command as typed: the known options and their values.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { closest } from "./closest.ts";
import { visible } from "./visible.ts";

/** Wrong arguments; the message is one line that says which one, why, and what to write instead. */
export class UsageError extends Error {}

const takeText = [
  "model",
  "optimizer",
  "lr",
  "schedule",
  "epochs",
  "hidden",
  "bptt",
  "batch",
  "seed",
  "precision",
  "keep-predictions",
  "out",
  "resume",
  "checkpoint-every",
  "format",
] as const;
const flags = ["keep-best", "detect-anomaly", "debug", "help", "version"] as const;

/** The name of an option, without the `--`. */
type OptionName = (typeof takeText)[number] | (typeof flags)[number];

const known: Readonly<Record<string, { readonly type: "string" | "boolean"; readonly short?: string }>> = {
  ...Object.fromEntries(takeText.map((name) => [name, { type: "string" }])),
  ...Object.fromEntries(flags.map((name) => [name, { type: "boolean" }])),
  help: { type: "boolean", short: "h" },
};

/** Whether an option takes no value. */
export function isFlag(name: string): name is (typeof flags)[number] {
  return (flags as readonly string[]).includes(name);
}

/** The value given for each option; an empty text for flags. */
export type Given = Partial<Record<OptionName, string>>;

/** The options as typed, all known and with values where required; the last value if an option is repeated. */
export function readArguments(argv: readonly string[]): Given {
  const first = argv.findIndex((argument) => argument !== "--"); // package managers pass on their own separator
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
    if (isFlag(name)) {
      if (value !== undefined) throw new UsageError(`--${name} takes no value, got ${shown(value)}`);
    } else if (value === undefined || (!inlineValue && /^--?[a-z]/i.test(value))) {
      const isPath = name === "out" || name === "resume";
      const dashed = isPath && value !== undefined ? `, or --${name}=${shown(value)} if that is its name` : "";
      throw new UsageError(`--${name} needs a value, as in --${name} ${examples[name]}${dashed}`);
    }
    given[name] = value ?? "";
  }
  return given;
}

const examples: Readonly<Record<(typeof takeText)[number], string>> = {
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
  "keep-predictions": "10",
  out: "runs/first",
  resume: "runs/first",
  "checkpoint-every": "10",
  format: "lines",
};

function isKnown(name: string): name is OptionName {
  return Object.hasOwn(known, name);
}

/** One of some words. Throws {@link UsageError}. */
export function choice<T extends string>(name: keyof Given, given: Given, choices: readonly T[], otherwise: T): T {
  const text = given[name];
  if (text === undefined) return otherwise;
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  const all = `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
  const near = closest(text, choices);
  throw new UsageError(`--${name} takes ${all}, got ${shown(text)}${near === null ? "" : `, did you mean ${near}?`}`);
}

/** A whole number, or null if the option was not given. Throws {@link UsageError}. */
export function whole(name: keyof Given, given: Given, least: number, most: number): number | null {
  const text = given[name];
  if (text === undefined) return null;
  const x = Number(text);
  if (/^\d+$/.test(text) && x >= least && x <= most) return x;
  throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, got ${shown(text)}`);
}

/** The learning rate, or null if it was not given. Throws {@link UsageError}. */
export function stepSize({ lr: text }: Given): number | null {
  if (text === undefined) return null;
  const x = Number(text);
  if (/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && x > 0 && Number.isFinite(x)) return x;
  throw new UsageError(`--lr takes a number above 0, such as 0.001 or 5e-5, got ${shown(text)}`);
}

function hint(name: string): string {
  const near = closest(name, Object.keys(known));
  return near === null ? "--help lists all options" : `did you mean --${near}?`;
}

/** A text as typed; truncated if it is long, quoted if it would be invisible or break the line. */
function shown(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return /^[!-~…]+$/.test(short) ? short : visible(JSON.stringify(short));
}
