/**
 * The options of the command, as they are read and as `--help` shows them.
 *
 * @module
 */
import { type Command, flag, type Given as GivenTo, takes, takesPath } from "@dz/command-line";
import { program } from "./command.ts";
import { seriesDefaults } from "./series/series-defaults.ts";
import { type SeriesOption, seriesOptions } from "./series/series-options.ts";

/** The name of an option, without the `--`. */
type OptionName =
  | "model"
  | "optimizer"
  | "lr"
  | "schedule"
  | "clip"
  | "epochs"
  | "hidden"
  | "bptt"
  | "batch"
  | "seed"
  | "precision"
  | "keep-best"
  | "keep-predictions"
  | "keep-checkpoints"
  | "out"
  | "resume"
  | "checkpoint-every"
  | "detect-anomaly"
  | "format"
  | "debug"
  | "version"
  | SeriesOption;

const options: Command<OptionName>["options"] = {
  model: takes("NAME", "lstm", `rnn, mlp, lstm or gru (rnn; with --data ${seriesDefaults.model})`),
  optimizer: takes("NAME", "sgd", "adam, sgd, momentum, adagrad, adadelta, adamw or rmsprop (adam; with --data adamw)"),
  lr: takes(
    "N",
    "0.001",
    `step size (sgd 0.00005, momentum 0.00001, adagrad 0.003, all others 0.001, with --data ${seriesDefaults.lr}, but adadelta has none)`,
  ),
  schedule: takes(
    "NAME",
    "cosine",
    "how the step size changes: none, step, cosine, warmup-cosine, one-cycle or plateau (none)",
  ),
  clip: takes("N", "1", `shorten gradients with a larger norm to this one (off; with --data ${seriesDefaults.clip})`),
  epochs: takes("N", "100", `how often to go through the data (100; with --data ${seriesDefaults.epochs})`),
  hidden: takes("N", "100", `size of the hidden layer, 1 to 1024 (100; with --data ${seriesDefaults.hidden})`),
  bptt: takes(
    "N",
    "30",
    `steps from one update to the next, 1 to 999, with --data to 10000 (30; with --data ${seriesDefaults.bptt})`,
  ),
  batch: takes(
    "N",
    "30",
    "cut the data into N streams that go through the network at once, 1 to 999, with --data to 10000 (off: one step after the other; with --data chosen from the length)",
  ),
  seed: takes("N", "0", "seed of all random numbers, 0 to 4294967295 (drawn)"),
  precision: takes(
    "NAME",
    "float32",
    "float64, float32, or dezero: the mixture of both that DeZero computes with on NumPy 2 (float64)",
  ),
  "keep-best": flag("save the weights of the epoch with the best test loss, not the last ones"),
  "keep-predictions": takes(
    "N",
    "10",
    "keep the predictions of every Nth epoch and of the last (all of up to 1000 epochs; of more, about 1000)",
  ),
  "keep-checkpoints": takes(
    "N",
    "10",
    "leave the checkpoint of every Nth epoch in the folder, from which fork is quick; one is about three times as large as the weights with adam or adamw, 256 kB for rnn with 100 units (none)",
  ),
  out: takesPath(
    "DIR",
    "runs/first",
    "run folder, which must not exist yet (runs/<time>-<model>-<optimizer>, or runs/<time>-<file>-<model>)",
  ),
  resume: takesPath(
    "DIR",
    "runs/first",
    "go on with a run that was cut short, in its folder and with its settings; the bits are those of an " +
      "uninterrupted run. Of the other options, only those below may be given. A run that is finished stays as it " +
      "is, and that is no failure",
  ),
  "checkpoint-every": takes(
    "N",
    "10",
    "save all that is needed to go on after every N epochs, waiting for the disk, or after a time in seconds, as in 0.5s, without waiting (1s: a kill loses about a second)",
  ),
  "detect-anomaly": flag("stop at the first NaN or infinity and say where it comes from; about ten times slower"),
  format: takes(
    "NAME",
    "lines",
    "auto, lines, json or quiet (auto: a live bar and a plot on a terminal, otherwise lines)",
  ),
  debug: flag("show errors with their stack"),
  version: flag("print the version"),
  ...seriesOptions,
};

/** What was given to each option; an empty text to one that takes nothing. */
export type Given = GivenTo<OptionName | "help">;

/** The command. */
export const command: Command<OptionName> = {
  usage: `${program} [compare] [options]\n${program} [compare] --resume DIR\n${program} baselines --data FILE [options]\n${program} forecast RUN [options]\n${program} why RUN [options]\n${program} fork RUN --at EPOCH [options]\n${program} export RUN [options]\n${program} sweep [options]`,
  about: [
    "Trains a network to say the next value of a noisy sine, and after every epoch lets it predict a cosine. All results go into a new run folder.",
    "compare trains the article's pairs, rnn and mlp with adam and sgd, and lstm with adam, one after the other with one seed, into one folder (runs/<time>-compare); it takes all options but those that say which model, optimizer and step size.",
    "With --data FILE the network learns a series from a file instead. The options from --data on are for that alone.",
    "baselines says what methods come to on such a series that need no network, and forecast what comes after the series of a finished run, also after newer rows. why says of a finished run whether it is any good, where its error is, and what would help. fork continues a run from one of its epochs with other settings. export writes the network of a run as ONNX, or its weights, for other programs. sweep makes many runs, with other settings and seeds, on all cores and on several machines. Each has its options in its own --help.",
  ].join("\n\n"),
  options,
  foot: "The seed is printed: the same seed and options give the same numbers.\nCtrl-C ends the run, keeps what is complete, and prints the --resume to go on.",
};

/** Whether an option takes nothing. */
export function isFlag(name: string): boolean {
  return name === "help" || (Object.hasOwn(options, name) && options[name as OptionName].value === null);
}
