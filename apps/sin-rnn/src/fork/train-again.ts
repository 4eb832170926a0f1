import { setImmediate } from "node:timers/promises";
import type { BestWeights } from "@dz/optimizers";
import { heldOutLoss, type Metrics, type RunCheckpoint, RunError } from "@dz/runs";
import { type Job, saveState } from "@dz/training";

/** The longest time, in milliseconds, without a look at signals. */
const BREATH_MS = 100;

/** What is trained again: the job of a run, as it was after an epoch or at its beginning. */
export interface TrainedAgain {
  readonly job: Job;
  readonly kept: BestWeights | null;
  /** The epoch that it has come to; 0 at its beginning. */
  readonly epoch: number;
}

/**
 * Trains the epochs of a run up to one again, and compares each with its record, bit for bit. Resolves to the state after the
 * last, and to null if `stopped` became true before. Throws {@link RunError}, which begins with `where`, for an epoch that
 * differs.
 */
export async function trainAgain(
  { job, kept, epoch: done }: TrainedAgain,
  record: readonly Metrics[],
  where: string,
  stopped: () => boolean,
): Promise<RunCheckpoint | null> {
  let breath = performance.now();
  const last = record.length;
  for (const result of job.train(done + 1)) {
    if (result !== null) {
      const { epoch } = result;
      kept?.update(heldOutLoss(result));
      const difference = differs(result, record[epoch - 1] as Metrics);
      if (difference !== null) throw new RunError(`${where}: epoch ${epoch} ${difference}`);
      if (epoch === last) return { epoch, bytes: saveState(job, kept, epoch) };
    }
    if (performance.now() - breath > BREATH_MS) {
      await setImmediate();
      breath = performance.now();
    }
    if (stopped()) return null;
  }
  throw new RunError(`${where}: the training ends before epoch ${last}`);
}

const compared = {
  trainLoss: "train loss",
  testLoss: "test loss",
  validLoss: "validation loss",
  gradNorm: "gradient norm",
};

/** How an epoch differs from its record, in words; null if every bit is the same. */
function differs(found: Partial<Metrics>, recorded: Metrics): string | null {
  for (const [key, name] of Object.entries(compared) as [keyof typeof compared, string][]) {
    const [now, then] = [found[key], recorded[key]];
    if (then === undefined || Object.is(now, then)) continue;
    return `trained again has the ${name} ${now}, its metrics.jsonl has ${then}: another version trained it, so it cannot be continued here`;
  }
  return null;
}
