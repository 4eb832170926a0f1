/**
 * The state of a training at the end of an epoch, as the bytes of an npz file: everything that a new job with the same
 * options needs to continue bitwise.
 *
 * The hidden state of the network and the sums of losses and gradient norms are reset in each epoch, so they are not
 * included; the results of earlier epochs are in the run folder.
 *
 * @module
 */
import { copy, DzError, FormatError, type NdArray, random, StateError, saveNpz } from "@dz/ndarray";
import type { BestWeights } from "@dz/optimizers";
import type { Job } from "../job.ts";
import { FieldReader, FieldWriter } from "./fields.ts";

/** The version of the format. */
const FORMAT = 1;

/** The state of a training. */
export interface State {
  /** The bytes of an npz file. */
  bytes(): Uint8Array;
}

/** The state after an epoch. `kept`: the weights of the best epoch, or null without --keep-best. */
export function saveState(job: Job, kept: BestWeights | null, epoch: number): Uint8Array {
  return copyState(job, kept, epoch).bytes();
}

/**
 * A copy of the state after an epoch, whose bytes are made when they are asked for: that takes longer than the copy, and
 * most epochs have no checkpoint.
 */
export function copyState(job: Job, kept: BestWeights | null, epoch: number): State {
  const { model, optimizer, rate } = job;
  const to = new FieldWriter();
  to.number("format", FORMAT);
  to.number("epoch", epoch);

  const { key, pos, hasGauss, cachedGaussian } = random.getState();
  to.words("random/key", key);
  to.number("random/pos", pos);
  to.flag("random/hasGauss", hasGauss);
  to.number("random/cachedGaussian", cachedGaussian);

  const { steps, arrays } = optimizer.getState();
  to.number("optimizer/steps", steps);
  to.arrays("optimizer/arrays", arrays);
  to.numbers("rate", rate.getState());
  to.arrays(
    "weights",
    Array.from(model.namedParams(), ([name, { data }]) => [name, copy(data)] as const),
  );
  if (kept !== null) {
    const { best, bestAt, count, weights } = kept.getState();
    to.numbers("best", { value: best ?? Number.NaN, at: bestAt, count });
    to.arrays("best/weights", weights ?? []);
  }
  return to;
}

/** Options of {@link loadState}. */
export interface LoadStateOptions {
  /** Whether the schedule of the learning rate goes on, or that of the job begins here (default "continued"). */
  readonly schedule?: "continued" | "new";
  /** Whether the state of the optimizer goes on, or that of the job begins here (default "continued"). */
  readonly optimizer?: "continued" | "new";
  /** Whether the best epoch so far is taken from the state, or none is known yet (default "continued"). */
  readonly best?: "continued" | "new";
}

/**
 * Restores a newly created job, and the kept weights of its best epoch, from a saved state; returns the epoch of the
 * state. Throws a one-line {@link StateError} that begins with `where` unless the state is of a job with the same
 * options; the job is unusable then.
 */
export function loadState(
  bytes: Uint8Array,
  job: Job,
  kept: BestWeights | null,
  where: string,
  options: LoadStateOptions = {},
): number {
  try {
    return load(new FieldReader(bytes), job, kept, options);
  } catch (error) {
    if (error instanceof DzError) throw new StateError(`${where}: ${error.message}`);
    throw error;
  }
}

function load(
  from: FieldReader,
  { model, optimizer, rate, epochs }: Job,
  kept: BestWeights | null,
  { schedule = "continued", optimizer: updates = "continued", best: judged = "continued" }: LoadStateOptions,
): number {
  const format = from.number("format");
  if (format !== FORMAT) throw new FormatError(`format is ${format}, expected ${FORMAT}, the only one that is read`);
  const epoch = from.whole("epoch", 1, epochs);

  const key = from.words("random/key", 624);
  const pos = from.number("random/pos");
  const hasGauss = from.flag("random/hasGauss");
  random.setState({ key, pos, hasGauss, cachedGaussian: from.number("random/cachedGaussian") });

  const dtypes = new Map(Array.from(model.namedParams(), ([name, { dtype }]) => [name, dtype]));
  const taken = (folder: string, nameOf: (path: string) => string): Map<string, NdArray> => {
    const arrays = from.arrays(folder);
    for (const [path, { dtype }] of arrays) {
      const own = dtypes.get(nameOf(path)) ?? dtype; // unknown parameter names are detected later
      if (dtype !== own) throw new FormatError(`${folder}/${path} is ${dtype}, expected ${own}`);
    }
    return arrays;
  };
  const itself = (name: string): string => name;
  model.loadWeights(saveNpz(taken("weights", itself))); // first: optimizer and best weights need the sizes
  // A number of updates, t, has its own dtype.
  const owner = (path: string): string => (path.endsWith("/t") ? path : path.replace(/\/[^/]*$/, ""));
  if (updates === "new") from.arrays("optimizer");
  else {
    const steps = from.number("optimizer/steps");
    optimizer.setState({ steps, arrays: taken("optimizer/arrays", owner) });
  }
  if (schedule === "new") from.arrays("rate");
  else rate.setState(from.numbers("rate", Object.keys(rate.getState())));
  if (judged === "new") from.arrays("best");
  else if (kept !== null) {
    const { value = 0, at = 0, count = 0 } = from.numbers("best", ["value", "at", "count"]);
    const weights = taken("best/weights", itself);
    const best = Number.isNaN(value) ? null : value;
    kept.setState({ best, bestAt: at, count, weights: weights.size === 0 ? null : weights });
  }
  from.end();
  return epoch;
}
