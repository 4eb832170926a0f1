/**
 * A training stops after half of its epochs and goes on from files, to the very bits that it would have reached without a
 * stop. Besides the weights that takes the states of the optimizer, the schedule and the random numbers (batches, dropout).
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DataLoader, Spiral } from "@dz/datasets";
import { relu, softmaxCrossEntropy } from "@dz/functions";
import { BatchNorm, Dropout, Linear } from "@dz/layers";
import { Sequential } from "@dz/models";
import { random } from "@dz/ndarray";
import { AdamW, cosine, Scheduler } from "@dz/optimizers";

const epochs = 60;
const spiral = new Spiral();

/** All that a process needs to train, made anew. */
function prepare() {
  const model = new Sequential([
    new Linear(64),
    new BatchNorm(),
    relu,
    new Dropout({ dropoutRatio: 0.1 }),
    new Linear(3),
  ]);
  const optimizer = new AdamW({ lr: 0.05 }).setup(model);
  return { model, optimizer, scheduler: new Scheduler(optimizer, cosine(epochs)) };
}

function trainEpoch({ model, optimizer, scheduler }: ReturnType<typeof prepare>): number {
  let total = 0;
  // A loader draws the order of its next epoch early, so one that outlives an epoch has a state of its own.
  for (const [x, t] of new DataLoader(spiral, 100)) {
    const loss = softmaxCrossEntropy(model.forward(x), t);
    model.cleargrads();
    loss.backward();
    optimizer.update();
    total += loss.item() * t.length;
  }
  scheduler.update();
  return total / spiral.length;
}

// Without a stop.
random.seed(0);
const whole = prepare();
const expected = Array.from({ length: epochs }, () => trainEpoch(whole));

// The first half, and all that there is into files.
const folder = mkdtempSync(join(tmpdir(), "resume-"));
random.seed(0);
const first = prepare();
const losses = Array.from({ length: epochs / 2 }, () => trainEpoch(first));
writeFileSync(join(folder, "weights.npz"), first.model.saveWeights());
const states = {
  optimizer: first.optimizer.getState(),
  scheduler: first.scheduler.getState(),
  random: random.getState(),
};
writeFileSync(join(folder, "states.json"), JSON.stringify(states));

// The second half, by objects that know only the files, like another process.
random.seed(1);
const second = prepare();
second.model.loadWeights(readFileSync(join(folder, "weights.npz")));
const saved = JSON.parse(readFileSync(join(folder, "states.json"), "utf8"));
second.optimizer.setState(saved.optimizer);
second.scheduler.setState(saved.scheduler);
random.setState(saved.random);
while (losses.length < epochs) losses.push(trainEpoch(second));
rmSync(folder, { recursive: true });

for (const [i, loss] of losses.entries()) {
  if (i % 10 === 9) console.log(`epoch ${i + 1}: loss ${loss}, without a stop ${expected[i]}`);
}
const equal = losses.filter((loss, i) => loss === expected[i]).length;
console.log(`${equal} of ${epochs} losses have the same bits`);
