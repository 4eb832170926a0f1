/**
 * `fork`: a new run that continues another from one of its epochs.
 *
 * @module
 */
import { resolve } from "node:path";
import { type Command, optionsOf, readArguments, takes, UsageError, whole } from "@dz/command-line";
import { command, type Given } from "../arguments.ts";
import { program } from "../command.ts";

/** Options that have the same words, and mostly the same meaning, as for a run that begins with its first epoch. */
const shared = [
  "optimizer",
  "lr",
  "schedule",
  "clip",
  "epochs",
  "bptt",
  "batch",
  "keep-best",
  "early-stopping",
  "weight-decay",
  "keep-checkpoints",
  "out",
  "checkpoint-every",
  "detect-anomaly",
  "format",
  "debug",
] as const;

type Name = "at" | (typeof shared)[number];

const options = command.options;
const same = "that of the run";

/** The command. */
export const forkCommand: Command<Name> = {
  usage: `${program} fork RUN --at EPOCH [options]`,
  about: [
    "Makes a new run that continues RUN after an epoch, with other settings: its folder has the epochs of RUN up to there, then its own. It can be resumed, reported and forked as any run; without other settings it ends with the bits of RUN.",
    "Every epoch can be forked. From the last checkpoint at or before it that RUN keeps (--keep-checkpoints), else from the seed, the epochs are trained again and compared with those of RUN, bit for bit; if they differ, nothing is written.",
    "With another step size, schedule, optimizer, --bptt or --batch the schedule begins at the fork and ends with the last epoch; otherwise it goes on.",
  ].join("\n\n"),
  options: {
    at: takes("EPOCH", "58", "the last epoch of RUN that the new run has, too"),
    optimizer: takes("NAME", "sgd", `${optionText("optimizer")}; its state and its step size begin anew (${same})`),
    lr: takes("N", "1e-4", `step size (${same})`),
    schedule: takes("NAME", "cosine", `how the step size changes (${same})`),
    clip: takes("N", "1", `shorten gradients with a larger norm to this one, or none (${same})`),
    epochs: takes("N", "200", `the number of the last epoch, those of RUN included (${same})`),
    bptt: takes("N", "60", `steps from one update to the next (${same})`),
    batch: takes("N", "30", `how many streams go through the network at once, or none (${same})`),
    "keep-best": options["keep-best"],
    "early-stopping": takes(
      "N",
      "10",
      `for a series: end after N epochs without a better validation error, or none (${same})`,
    ),
    "weight-decay": takes("N", "0.1", `for a series and adamw: how much the weights shrink (${same})`),
    "keep-checkpoints": takes("N", "10", `leave the checkpoint of every Nth epoch in the folder, or none (${same})`),
    out: { ...options.out, help: "run folder, which must not exist yet (runs/<time>-<model>-<optimizer>-at<epoch>)" },
    "checkpoint-every": options["checkpoint-every"],
    "detect-anomaly": options["detect-anomaly"],
    format: options.format,
    debug: options.debug,
  },
  takesOperands: true,
};

/** The names that an option takes, as its text begins. */
function optionText(name: "optimizer"): string {
  return options[name].help.replace(/ \(.*/s, "");
}

/** Why the other options of a run cannot be given. */
const refused: Readonly<Record<string, string>> = {
  model: "the weights are those of the model of the run",
  hidden: "the weights have the size that the run gave them",
  seed: "the random numbers go on where the run has left them",
  precision: "the weights have the precision of the run",
  "keep-predictions": "those of the first epochs are copied as the run kept them",
  resume: "a fork that was cut short resumes like any run, by --resume DIR without fork",
};

/** What is asked for. */
export interface ForkAsked {
  /** The folder of the run as it was given, and its absolute path. */
  readonly run: string;
  readonly folder: string;
  readonly at: number;
  /** The other options that were given. */
  readonly given: Given;
}

/** Reads the arguments after `fork`. Throws {@link UsageError}. */
export function parseForkArguments(argv: readonly string[], cwd: string): ForkAsked | "help" {
  for (const argument of argv) refuse(argument);
  const { given, operands } = readArguments(forkCommand, argv);
  if (given.help !== undefined) return "help";
  const [run, more] = operands;
  if (run === undefined) throw new UsageError("fork takes the folder of a run, such as runs/first");
  if (more !== undefined) throw new UsageError(`fork takes one run, got ${JSON.stringify(more)} as well`);
  const at = whole("at", given, 1, 1_000_000);
  if (at === null) throw new UsageError("fork needs --at EPOCH, the epoch to continue from, as in --at 58");
  const { at: _, help: __, ...others } = given;
  return { run, folder: resolve(cwd, run), at, given: others };
}

function refuse(argument: string): void {
  const [, name = ""] = /^--([a-z-]+)(=|$)/.exec(argument) ?? [];
  if (Object.hasOwn(optionsOf(forkCommand), name) || !Object.hasOwn(command.options, name)) return;
  const why = refused[name] ?? (name === "version" ? null : "the data are those of the run");
  if (why !== null) throw new UsageError(`--${name} cannot be changed by a fork: ${why}; omit it`);
}
