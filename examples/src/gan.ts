/**
 * Two networks against each other: a generator makes points in the plane from random numbers, and a discriminator, which
 * sees these and true points, says which are true. In the end the generator makes points that are spread like the true ones.
 */
import { noGrad } from "@dz/core";
import { leakyRelu, sigmoidCrossEntropy } from "@dz/functions";
import { Linear } from "@dz/layers";
import { Sequential } from "@dz/models";
import * as nd from "@dz/ndarray";
import { Adam, linearRamp, Scheduler } from "@dz/optimizers";

const dtype = "float32";
const batch = 128;

const trueMean = nd.array([2, -1], { dtype });
const trueDeviation = nd.array([0.5, 0.8], { dtype });
const noise = (count: number): nd.NdArray => nd.random.randn(count, 2, { dtype });
const truePoints = (count: number): nd.NdArray => nd.add(nd.mul(noise(count), trueDeviation), trueMean);

nd.random.seed(0);
const generator = new Sequential([new Linear(16), leakyRelu, new Linear(2)]);
const discriminator = new Sequential([new Linear(32), leakyRelu, new Linear(32), leakyRelu, new Linear(1)]);
const generatorOptimizer = new Adam({ lr: 0.002, beta1: 0.5 }).setup(generator);
const discriminatorOptimizer = new Adam({ lr: 0.004, beta1: 0.5 }).setup(discriminator);

// Steps that become smaller, for otherwise each network would for ever follow the moves of the other.
const steps = 1500;
const schedulers = [generatorOptimizer, discriminatorOptimizer].map((one) => new Scheduler(one, linearRamp(steps)));
const yes = nd.ones([batch, 1], { dtype });
const no = nd.zeros([batch, 1], { dtype });

const textOf = (pair: nd.NdArray): string =>
  pair
    .toArray(1)
    .map((value) => value.toFixed(2))
    .join(" ");
const describe = (name: string, mean: nd.NdArray, deviation: nd.NdArray): void =>
  console.log(`${name}: mean ${textOf(mean)}, deviation ${textOf(deviation)}`);

for (let step = 1; step <= steps; step++) {
  const fake = generator.forward(noise(batch));

  // The discriminator learns from points that are constants: no gradient passes detach() to the generator.
  const guessTrue = sigmoidCrossEntropy(discriminator.forward(truePoints(batch)), yes);
  const guessFake = sigmoidCrossEntropy(discriminator.forward(fake.detach()), no);
  discriminator.cleargrads();
  guessTrue.add(guessFake).backward();
  discriminatorOptimizer.update();

  // The generator learns to make points that the new discriminator takes for true.
  const loss = sigmoidCrossEntropy(discriminator.forward(fake), yes);
  generator.cleargrads();
  loss.backward();
  generatorOptimizer.update();
  for (const scheduler of schedulers) scheduler.update();

  if (step === 1 || step % 500 === 0) {
    const points = noGrad(() => generator.forward(noise(2000))).data;
    describe(`step ${step}`, nd.mean(points, { axis: 0 }), nd.std(points, { axis: 0 }));
  }
}
describe("true", trueMean, trueDeviation);
