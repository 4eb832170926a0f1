import { parseArgs } from "node:util";
import type { Target } from "./target.ts";

/** What is asked for on the command line. */
export interface Options {
  readonly targets: readonly Target[];
  /** Over all targets, shared out among them. */
  readonly inputs: number;
  readonly seed: number;
  /** Over all targets. */
  readonly seconds: number;
  /** One input of one target, to look at it again. */
  readonly index: number | null;
  /** The folder for inputs that are findings. */
  readonly keep: string | null;
}

/** The options of a command line. Throws an `Error` with one line for a mistake in it. */
export function readOptions(args: readonly string[], targets: readonly Target[], seed: number): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      inputs: { type: "string", default: "1000000" },
      seed: { type: "string", default: String(seed) },
      only: { type: "string" },
      seconds: { type: "string" },
      index: { type: "string" },
      keep: { type: "string" },
    },
  });
  const chosen = targets.filter(({ name }) => values.only === undefined || name === values.only);
  if (chosen.length === 0) {
    throw new Error(`--only is ${values.only}, expected one of ${targets.map(({ name }) => name).join(", ")}`);
  }
  if (values.index !== undefined && values.only === undefined) throw new Error("--index needs --only");
  return {
    targets: chosen,
    inputs: wholeNumber("inputs", values.inputs),
    seed: wholeNumber("seed", values.seed),
    seconds: values.seconds === undefined ? Number.POSITIVE_INFINITY : wholeNumber("seconds", values.seconds),
    index: values.index === undefined ? null : wholeNumber("index", values.index),
    keep: values.keep ?? null,
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Error(`--${name} is ${text}, expected a whole number`);
  return Number(text);
}

/** How many of a number of inputs each target gets, by their shares; all together are the number. */
export function partsOf(total: number, targets: readonly Target[]): number[] {
  const all = targets.reduce((sum, { share }) => sum + share, 0);
  let shares = 0;
  return targets.map(({ share }) => {
    const before = Math.round((total * shares) / all);
    shares += share;
    return Math.round((total * shares) / all) - before;
  });
}
