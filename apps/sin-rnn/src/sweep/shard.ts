import { UsageError } from "@dz/command-line";

/** A part of the runs of a sweep: the `index`-th of `count` parts, from 0. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The whole. */
export const wholeSweep: Shard = { index: 0, count: 1 };

/**
 * The part that `--shard` names: `i/n` from 1; `auto`, the place in a Slurm array; `auto/n`, the number that Slurm (from 0), a
 * Kubernetes indexed job (from 0) or GNU parallel (from 1) gives, of n. Throws {@link UsageError}.
 */
export function parseShard(text: string, env: Readonly<Record<string, string | undefined>>): Shard {
  const [, place, of] = /^(auto|\d+)(?:\/(\d+))?$/.exec(text) ?? [];
  if (place === undefined || (place !== "auto" && of === undefined)) {
    throw new UsageError(`--shard takes I/N, as in 2/8, or auto or auto/N, got ${text}`);
  }
  const { index, count } =
    place === "auto" ? placeOf(env, of !== undefined) : { index: Number(place) - 1, count: null };
  const total = of === undefined ? count : Number(of);
  if (total === null) {
    throw new UsageError("--shard auto: the scheduler does not say how many parts there are; name them, as in auto/8");
  }
  if (Number.isInteger(index) && index >= 0 && index < total) return { index, count: total };
  throw new UsageError(`--shard ${text}: part ${index + 1} of ${total} does not exist, parts are 1 to ${total}`);
}

/**
 * Which part the scheduler gives, from 0, and of how many, if it says so. `byNumber`: a task of Slurm is the part of its own
 * number, so that it stays the same one in an array of fewer tasks, submitted for what has failed; else its place in the array.
 * Throws {@link UsageError} without a scheduler.
 */
function placeOf(
  env: Readonly<Record<string, string | undefined>>,
  byNumber: boolean,
): { index: number; count: number | null } {
  const { SLURM_ARRAY_TASK_ID: task, JOB_COMPLETION_INDEX: completion, PARALLEL_SEQ: sequence } = env;
  if (task !== undefined && byNumber) return { index: Number(task), count: null };
  if (task !== undefined) {
    const [min, step, count] = [
      env.SLURM_ARRAY_TASK_MIN ?? "0",
      env.SLURM_ARRAY_TASK_STEP ?? "1",
      env.SLURM_ARRAY_TASK_COUNT,
    ];
    return { index: (Number(task) - Number(min)) / Number(step), count: count === undefined ? null : Number(count) };
  }
  if (completion !== undefined) return { index: Number(completion), count: null };
  if (sequence !== undefined) return { index: Number(sequence) - 1, count: null };
  throw new UsageError(
    "--shard auto: there is no SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX or PARALLEL_SEQ; name the part, as in 2/8",
  );
}

/** The elements of a part: each `count`-th, so that parts have runs of every kind. */
export function partOf<T>(all: readonly T[], { index, count }: Shard): T[] {
  return all.filter((_, i) => i % count === index);
}
