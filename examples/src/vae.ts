/**
 * A variational autoencoder, after the example of DeZero. The data are pictures of 8 x 8 pixels with a soft spot somewhere:
 * the model learns to describe a picture by two numbers, and to draw it from these.
 */
import { noGrad, type Variable, type VariableLike } from "@dz/core";
import { binaryCrossEntropy, exp, relu, sigmoid, square } from "@dz/functions";
import { Layer, Linear } from "@dz/layers";
import { Sequential } from "@dz/models";
import * as nd from "@dz/ndarray";
import { Adam } from "@dz/optimizers";

const dtype = "float32";
const size = 8;
const latentSize = 2;

/** Pictures [count, 64] of spots in random places, with values from 0 to 1. */
function spots(count: number): nd.NdArray {
  const along = (): nd.NdArray => {
    const center = nd.random.uniform(1, size - 2, [count, 1], { dtype });
    const distance = nd.sub(nd.arange(size, { dtype }), center);
    return nd.exp(nd.div(nd.mul(distance, distance), -3));
  };
  return nd.mul(along().reshape(count, size, 1), along().reshape(count, 1, size)).reshape(count, size * size);
}

class Vae extends Layer {
  readonly body = new Sequential([new Linear(32), relu]);
  readonly mean = new Linear(latentSize);
  readonly logVariance = new Linear(latentSize);
  readonly decoder = new Sequential([new Linear(32), relu, new Linear(size * size), sigmoid]);

  encode(x: VariableLike): [Variable, Variable] {
    const h = this.body.forward(x);
    return [this.mean.forward(h), this.logVariance.forward(h)];
  }

  /** The error of the pictures drawn, and how far the two numbers are from a standard normal distribution. */
  override forward(x: VariableLike): { error: Variable; divergence: Variable } {
    const [mean, logVariance] = this.encode(x);
    // The draw is a constant, so that gradients reach the mean and the deviation.
    const deviation = exp(logVariance.mul(0.5));
    const z = mean.add(deviation.mul(nd.random.randn(mean.length, latentSize, { dtype })));
    const error = binaryCrossEntropy(this.decoder.forward(z), x);
    const divergence = square(mean).add(exp(logVariance)).sub(logVariance).sub(1).sum().mul(0.5).div(mean.length);
    return { error, divergence };
  }
}

nd.random.seed(0);
const model = new Vae();
const optimizer = new Adam({ lr: 0.005 }).setup(model);

for (let step = 1; step <= 1500; step++) {
  const { error, divergence } = model.forward(spots(64));
  const loss = error.add(divergence);
  model.cleargrads();
  loss.backward();
  optimizer.update();
  if (step === 1 || step % 500 === 0) {
    console.log(`step ${step}: loss ${loss.item().toFixed(3)}, of it divergence ${divergence.item().toFixed(3)}`);
  }
}

const pictures = spots(200);
const drawn = noGrad(() => model.decoder.forward(model.encode(pictures)[0])).data;
const errorOf = (y: nd.NdArray): string =>
  nd
    .mean(nd.abs(nd.sub(y, pictures)))
    .item()
    .toFixed(4);
console.log(`mean error of a pixel ${errorOf(drawn)}, of the mean picture ${errorOf(nd.mean(pictures, { axis: 0 }))}`);

const rowsOf = (y: nd.NdArray): number[][] => nd.getItem(y, 0).reshape(size, size).toArray(2);
const textOf = (row: number[] = []): string => row.map((value) => " .:+#"[Math.round(4 * value)]).join(" ");
console.log("\na picture         drawn again");
rowsOf(pictures).forEach((row, i) => {
  console.log(`${textOf(row)} | ${textOf(rowsOf(drawn)[i])}`.trimEnd());
});
