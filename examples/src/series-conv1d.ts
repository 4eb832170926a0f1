/**
 * One-dimensional convolutions tell three forms of waves apart (sine, square, saw tooth), in noise and at frequencies and
 * phases that differ from wave to wave. The waves are float64, the type of JavaScript's numbers, and are converted once.
 */
import { noGrad } from "@dz/core";
import { DataLoader, fromArrays, randomSplit } from "@dz/datasets";
import { accuracy, mean, relu, softmaxCrossEntropy } from "@dz/functions";
import { Conv1d, GroupNorm, Linear } from "@dz/layers";
import { Sequential } from "@dz/models";
import { add, astype, equal, expandDims, floor, less, linspace, mul, random, sin, sub, where } from "@dz/ndarray";
import { AdamW, cosine, Scheduler } from "@dz/optimizers";

const count = 600;
const length = 64;

random.seed(0);
const forms = random.randint(0, 3, [count]);
const form = forms.reshape(count, 1);
const frequency = random.uniform(2, 6, [count, 1]);
const phase = add(random.uniform(0, 1, [count, 1]), mul(frequency, linspace(0, 1, length)));
const part = sub(phase, floor(phase)); // of the period: 0 at its start, 1 at its end
const square = where(less(part, 0.5), 1, -1);
const saw = sub(mul(part, 2), 1);
const clean = where(equal(form, 0), sin(mul(part, 2 * Math.PI)), where(equal(form, 1), square, saw));
const waves = add(clean, random.normal(0, 0.5, [count, length]));

// Layers take the dtype of their first input, so that everything below is float32. One channel: [count, 1, length].
const x = astype(expandDims(waves, { axis: 1 }), "float32");
console.log("waves", waves.shape, waves.dtype, "input", x.shape, x.dtype);
const [trainSet, testSet] = randomSplit(fromArrays(x, forms), [500, 100], { seed: 0 });

const model = new Sequential([
  new Conv1d(8, 7, { pad: 3 }),
  new GroupNorm(4),
  relu,
  new Conv1d(16, 5, { stride: 2 }),
  new GroupNorm(4),
  relu,
  (h) => mean(h, { axis: 2 }),
  new Linear(3),
]);
const optimizer = new AdamW({ lr: 0.01 }).setup(model);
const epochs = 12;
const scheduler = new Scheduler(optimizer, cosine(epochs));

for (let epoch = 1; epoch <= epochs; epoch++) {
  let total = 0;
  for (const [x, t] of new DataLoader(trainSet, 25)) {
    const loss = softmaxCrossEntropy(model.forward(x), t);
    model.cleargrads();
    loss.backward();
    optimizer.update();
    total += loss.item() * t.length;
  }
  scheduler.update();
  if (epoch % 3 === 0) console.log(`epoch ${epoch}: loss ${(total / trainSet.length).toFixed(4)}`);
}

const scores = noGrad(() => model.forward(testSet.xs()));
console.log(`${(100 * accuracy(scores, testSet.ts()).item()).toFixed(1)} % of the test waves are told apart`);
