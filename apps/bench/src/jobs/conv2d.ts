/**
 * Two-dimensional convolutions of float32 images, with a bias: forward without a graph, and forward with a graph and
 * backward to the images, the filters and the bias.
 *
 * @module
 */
import { noGrad, sum, type Variable, variable } from "@dz/core";
import { conv2d as convolve } from "@dz/functions";
import { astype, random } from "@dz/ndarray";
import { DZ, PYTORCH, TFJS } from "../names.ts";
import { secondsOf } from "../timing.ts";
import type { Job, Settings, Value, Work } from "../work.ts";

/** The shapes of images and filters. */
export interface ConvShape {
  /** [count, channels, height, width] */
  readonly images: [number, number, number, number];
  /** [filters, channels, height, width] */
  readonly filters: [number, number, number, number];
  readonly pad: number;
}

/** The first layer on a batch of MNIST, and one from the middle of VGG16 on smaller images. */
const shapes: Readonly<Record<string, ConvShape>> = {
  mnist: { images: [100, 1, 28, 28], filters: [30, 1, 5, 5], pad: 0 },
  vgg: { images: [4, 64, 56, 56], filters: [128, 64, 3, 3], pad: 1 },
};

/** The two passes as functions; the second returns the images, with a new gradient. */
export function onDz({ images, filters, pad }: ConvShape): { forward: () => Variable; both: () => Variable } {
  random.seed(0);
  const draw = (...shape: number[]): Variable => variable(astype(random.normal(0, 1, shape), "float32"));
  const [x, W, b] = [draw(...images), draw(...filters), draw(filters[0])];
  const y = (): Variable => convolve(x, W, b, { pad });
  return {
    forward: () => noGrad<Variable>(y),
    both: () => {
      for (const operand of [x, W, b]) operand.cleargrad();
      const total = sum(y());
      total.backward();
      total.unchainBackward();
      return x;
    },
  };
}

function* measure(shape: ConvShape, { seconds }: Settings): Generator<Value> {
  const { forward, both } = onDz(shape);
  yield { name: "forward", value: 1e3 * secondsOf(forward, seconds), unit: "ms" };
  yield { name: "forward and backward", value: 1e3 * secondsOf(both, seconds), unit: "ms" };
}

const job = ([name, shape]: readonly [string, ConvShape]): Job => ({
  name: `conv2d-${name}`,
  contenders: { [DZ]: (settings) => measure(shape, settings) },
});

export const conv2d: Work = {
  name: "conv2d",
  title: "Convolutions, float32: 100 x 1 x 28 x 28 by 30 filters 5 x 5, and 4 x 64 x 56 x 56 by 128 filters 3 x 3",
  jobs: Object.entries(shapes).map(job),
  goals: [
    { rows: /./, reference: TFJS, speed: 1 },
    { rows: /./, reference: PYTORCH, speed: 0.25 },
  ],
};
