import { UsageError } from "@dz/command-line";
import { type RunConfig, RunError } from "@dz/runs";
import { visible } from "@dz/text";
import { defaultLr, type TrainingSettings } from "@dz/training";
import type { Given } from "../arguments.ts";
import { type Context, type Options, parseOptions } from "../options.ts";
import { resumedOptions, settingsOf, typed } from "../resume.ts";
import type { ForkAsked } from "./fork-arguments.ts";

/** The options of a run that is forked, and those of its fork. */
export interface ForkedOptions {
  readonly parent: Options;
  readonly options: Options;
  /** Whether the schedule begins at the fork. */
  readonly newSchedule: boolean;
}

/** Settings with which the step sizes of the run up to the fork have nothing to do with those after it. */
const ofSchedule = ["optimizer", "lr", "schedule", "bptt", "batch"] as const satisfies (keyof TrainingSettings)[];

/** Options that `none` switches off. */
const optional: readonly string[] = ["clip", "batch", "keep-checkpoints"];

/** The settings of a run with those that were given. Throws {@link UsageError}, or {@link RunError} for another program's run. */
export function forkedOptions({ folder, at, given }: ForkAsked, config: RunConfig, context: Context): ForkedOptions {
  const parent = resumedOptions({ folder, given: {} }, config);
  if (parent.series === null) {
    for (const name of ["early-stopping", "weight-decay"] as const) {
      if (given[name] !== undefined)
        throw new UsageError(`--${name} is for a run on a series, this one learned the sine`);
    }
  }
  const began = settingsOf(config, folder);
  const changed = { ...withoutOldOptimizer(began, given), ...given };
  for (const name of optional) if (changed[name as keyof Given] === "none") delete changed[name as keyof Given];
  const parsed = parseOptions([...typed(changed), `--seed=${config.seed}`], context) as Options;
  const newSchedule = ofSchedule.some((name) => parsed[name] !== parent[name]);
  const from = parsed.schedule === "none" ? 0 : newSchedule ? at : (parent.scheduleFrom ?? 0);
  const out = parsed.outGiven ? parsed.out : `${parsed.out}-at${at}`;
  const clip = changed.clip === undefined ? null : parsed.clip; // a series would be clipped without the option
  const options = { ...parsed, clip, out, ...(from === 0 ? {} : { scheduleFrom: from }) };
  if (at >= options.epochs) {
    throw new UsageError(
      `--at ${at}: with ${options.epochs} epochs nothing is left to train after it; give more --epochs, or an earlier --at`,
    );
  }
  return { parent, options, newSchedule };
}

/** The settings without those of an optimizer that is replaced. */
function withoutOldOptimizer(began: Given, { optimizer }: Given): Given {
  if (optimizer === undefined || optimizer === began.optimizer) return began;
  const { lr: _, "weight-decay": __, schedule, ...rest } = began;
  const rateless = Object.hasOwn(defaultLr, optimizer) && defaultLr[optimizer as keyof typeof defaultLr] === null;
  return { ...rest, ...(schedule === undefined || rateless ? {} : { schedule }) };
}

/** Throws {@link RunError} unless a run of this many epochs has the one to fork, and can come to it again. */
export function checkForkable({ folder, at }: ForkAsked, { fork }: RunConfig, epochs: number): void {
  const where = `run folder ${folder}`;
  if (at > epochs) {
    throw new RunError(`${where}: it has ${epochs} ${epochs === 1 ? "epoch" : "epochs"}, --at ${at} is none of them`);
  }
  if (fork === undefined || at >= fork.epoch) return;
  throw new RunError(
    `${where}: it continues ${visible(fork.run)} from epoch ${fork.epoch}, and --at ${at} is before that; fork the other run`,
  );
}
