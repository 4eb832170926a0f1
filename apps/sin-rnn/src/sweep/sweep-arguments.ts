/** The options of `sweep`. */
import { type Command, flag, type Given, takes, takesPath } from "@dz/command-line";
import { command } from "../arguments.ts";
import { program } from "../command.ts";

/** The options of a run that are none of a sweep, or are others there. */
const withoutRun = ["out", "resume", "seed", "format", "debug", "version"] as const;

/** The options of a run that a sweep passes on to its runs. */
export type RunOption = Exclude<keyof typeof command.options, (typeof withoutRun)[number]>;

const options = Object.fromEntries(
  Object.entries(command.options).filter(([name]) => !(withoutRun as readonly string[]).includes(name)),
) as Command<RunOption>["options"];

/** The options of the sweep itself. */
type OwnOption =
  | "seeds"
  | "out"
  | "search"
  | "jobs"
  | "shard"
  | "retry"
  | "dry-run"
  | "status"
  | "tensorboard"
  | "csv"
  | "debug";

/** The options that take several values, separated by commas: each combination is a setting. */
export const axes: readonly RunOption[] = [
  "model",
  "optimizer",
  "lr",
  "schedule",
  "clip",
  "epochs",
  "hidden",
  "bptt",
  "batch",
  "precision",
  "past",
  "lag",
  "scale",
  "strategy",
  "weight-decay",
];

export const sweepCommand: Command<RunOption | OwnOption> = {
  usage: `${program} sweep [options]\n${program} sweep --out DIR\n${program} sweep --status DIR`,
  about: [
    `Makes many runs, on all cores: every combination of the values of ${axes.map((axis) => `--${axis}`).join(", ")}, which take several separated by commas, with every seed. The plan is written into sweep.json of the folder first, and each run into a folder of its own beside it.`,
    "A second start goes on where the first has ended; with --out alone it takes the plan that is there. The bits of a run depend neither on the number of jobs nor on their order. The options from --model on are those of a run.",
  ].join("\n\n"),
  options: {
    seeds: takes("LIST", "0..19", "seeds of every setting, such as 0..19 or 1,5,10..12 (0..4)"),
    search: takes(
      "NAME",
      "halving",
      "halving: train all settings for a few epochs, a third of them for three times as many, and so on; the best by the median of their seeds go on (all settings to the end)",
    ),
    out: takesPath("DIR", "runs/many", "the folder of the sweep (runs/sweep)"),
    jobs: takes("N", "2", "runs at a time, each in a process of its own (the number of cores)"),
    shard: takes(
      "I/N",
      "2/8",
      "do the I-th of N parts of the runs, from 1; auto takes the numbers of a Slurm array, and auto/N those of a Kubernetes indexed job or of GNU parallel (all runs)",
    ),
    retry: flag("repeat the runs that have failed"),
    "dry-run": flag("list the runs and write nothing"),
    status: takesPath("DIR", "runs/many", "say how far the sweep in a folder is, after a check of each run"),
    tensorboard: flag("write an event file into each run folder, for tensorboard --logdir DIR"),
    csv: flag("write the metrics of all runs into metrics.csv of the folder"),
    debug: flag("show errors with their stack"),
    ...options,
  },
  foot: "Exit codes: 0 all runs are finished, 1 some have failed or are missing, 2 wrong options, 130 Ctrl-C.",
};

/** What was given to each option. */
export type SweepGiven = Given<RunOption | OwnOption | "help">;
