import { diagnose, type Finding, targetLookup, Watch } from "@dz/probes";
import { createJob, settingsWith, type TrainingSettings } from "@dz/training";

/** The four trainings of the article. */
export const articlePairs: readonly Pick<TrainingSettings, "model" | "optimizer">[] = [
  { model: "rnn", optimizer: "adam" },
  { model: "rnn", optimizer: "sgd" },
  { model: "mlp", optimizer: "adam" },
  { model: "mlp", optimizer: "sgd" },
];

/** What is found in a training of the article, of all its epochs. */
export function foundInArticle(settings: Partial<TrainingSettings>): Finding[] {
  const job = createJob(settingsWith(settings));
  const watch = new Watch({ task: { column: 0, ahead: 1 } });
  const numbers = (pairs: typeof job.trainSet): Parameters<typeof targetLookup>[0] => {
    const all = Array.from(pairs, ([x, t]) => [x.item() as number, t.item() as number] as const);
    const [inputs, targets] = [Float64Array.from(all, ([x]) => x), Float64Array.from(all, ([, t]) => t)];
    return { inputs, size: 1, targets, outputs: 1, clean: null, from: 0 };
  };
  const targetsOf = targetLookup(numbers(job.trainSet), numbers(job.testSet), job.dtype);
  watch.attach({ model: job.model, optimizer: job.optimizer, targetsOf });
  for (const result of job.train(1)) {
    if (result !== null) watch.epochEnded({ trainLoss: result.trainLoss, heldOutLoss: result.testLoss });
  }
  watch.detach();
  return diagnose(watch.seen());
}
