/**
 * Fine-tuning: a network learns the three arms of a spiral. Its body is saved and loaded into a model with a new head,
 * which has another task: one arm of a turned spiral, with 60 labelled points. At first the body is frozen. Then all of
 * the model learns, the head faster than the body, until the validation loss rises.
 */
import { noGrad, type Variable, type VariableLike } from "@dz/core";
import { DataLoader, fromArrays, randomSplit, Spiral } from "@dz/datasets";
import { accuracy, relu, softmaxCrossEntropy } from "@dz/functions";
import { Layer, Linear } from "@dz/layers";
import { Sequential } from "@dz/models";
import { array, astype, equal, matmul, type NdArray, random } from "@dz/ndarray";
import {
  Adam,
  AdamW,
  BestWeights,
  cosine,
  EarlyStopping,
  FreezeParam,
  type Optimizer,
  Scheduler,
  WeightAverage,
  warmUp,
} from "@dz/optimizers";

class Net extends Layer {
  readonly body = new Sequential([new Linear(32), relu, new Linear(32), relu]);
  readonly head: Linear;

  constructor(classes: number) {
    super();
    this.head = new Linear(classes);
  }

  override forward(x: VariableLike): Variable {
    return this.head.forward(this.body.forward(x));
  }
}

function train(net: Net, optimizer: Optimizer, loader: DataLoader): void {
  for (const [x, t] of loader) {
    const loss = softmaxCrossEntropy(net.forward(x), t);
    net.cleargrads();
    loss.backward();
    optimizer.update();
  }
}

type Examples = { xs(): NdArray; ts(): NdArray };

function evaluate(net: Net, data: Examples): { loss: number; share: string } {
  using _ = noGrad();
  const y = net.forward(data.xs());
  return { loss: softmaxCrossEntropy(y, data.ts()).item(), share: accuracy(y, data.ts()).item().toFixed(3) };
}

/** Trains the whole model, until the validation loss of its averaged weights stops to improve; these it has then. */
function fit(model: Net, lr: number, loader: DataLoader, valid: Examples): number {
  const optimizer = new AdamW({ lr }).setup(model, {
    groups: [
      { params: (name) => name === "head/W", lr: 5 * lr },
      { params: (name) => name === "head/b", lr: 5 * lr, weightDecay: 0 },
      { params: (name) => name.startsWith("body/") && name.endsWith("/b"), weightDecay: 0 },
    ],
  });
  const scheduler = new Scheduler(optimizer, warmUp(5, cosine(95)));
  const average = new WeightAverage(model, { decay: 0.9 });
  const best = new BestWeights(model);
  const stopping = new EarlyStopping(10);

  let epoch = 0;
  for (let waits = true; waits && epoch < 100; epoch++) {
    train(model, optimizer, loader);
    scheduler.update();
    average.update();
    average.use();
    const { loss } = evaluate(model, valid);
    best.update(loss);
    average.restore();
    waits = !stopping.update(loss);
  }
  best.restore();
  return epoch;
}

random.seed(0);
const spiral = new Spiral();
const teacher = new Net(3);
const adam = new Adam({ lr: 0.01 }).setup(teacher);
const loader = new DataLoader(spiral, 30);
for (let epoch = 0; epoch < 60; epoch++) train(teacher, adam, loader);
console.log(`three arms, 300 points: accuracy ${evaluate(teacher, spiral).share}`);
const weights = teacher.body.saveWeights();

const turn = array([0.8, -0.6, 0.6, 0.8], { dtype: "float32" }).reshape(2, 2); // by 37 degrees
const oneArm = fromArrays(matmul(spiral.xs(), turn), astype(equal(spiral.ts(), 2), "int32"));
const [few, valid, test] = randomSplit(oneArm, [60, 60, 180], { seed: 1 });
const fewLoader = new DataLoader(few, 12);

const net = new Net(2);
net.body.loadWeights(weights);
const headOnly = new Adam({ lr: 0.01 }).setup(net).addHook(new FreezeParam([net.body]));
for (let epoch = 0; epoch < 20; epoch++) train(net, headOnly, fewLoader);
console.log(`one turned arm, 60 points, frozen body: accuracy ${evaluate(net, test).share}`);

let epochs = fit(net, 3e-3, fewLoader, valid);
console.log(`fine-tuned for ${epochs} more epochs: accuracy ${evaluate(net, test).share}`);

const scratch = new Net(2);
epochs = fit(scratch, 1e-2, fewLoader, valid);
console.log(`from scratch, ${epochs} epochs: accuracy ${evaluate(scratch, test).share}`);
