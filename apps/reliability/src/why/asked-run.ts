import { type Answer, type EpochNumbers, probes, questions, replay, sineSubject } from "@dz/probes";
import { createJob, settingsWith } from "@dz/training";
import type { AskedRun } from "./facts.ts";

/** The time of computing of this process so far: others may be busy beside it. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Trains a pair of the article with a seed, and asks it all but how sure it is. */
export function askedRun(pair: AskedRun["pair"], seed: number, epochs: number): AskedRun {
  const [model, optimizer] = pair.split("-") as ["rnn" | "mlp", "adam" | "sgd"];
  const settings = settingsWith({ model, optimizer, seed, epochs });
  const start = cpu();
  const job = createJob(settings);
  const record: EpochNumbers[] = [];
  for (const result of job.train(1)) {
    if (result === null) continue;
    record.push({ epoch: result.epoch, trainLoss: result.trainLoss, heldOutLoss: result.testLoss });
  }
  const trained = cpu();
  const subject = sineSubject({ settings, record, weights: job.model.saveWeights(), savedEpoch: epochs });
  const observed = finished(replay(subject));
  if (!observed.repeats) throw new Error(`${pair}, seed ${seed}: training again gave other losses`);
  const answers = questions.map((question): Answer => finished(probes[question]({ subject, replay: observed })));
  return { pair, seed, answers, cost: (cpu() - trained) / (trained - start) };
}

/** The last value of a generator. */
function finished<T>(work: Generator<number, T>): T {
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value;
}
