import { convShapes, emit, secondsOf } from "../measure.mjs";
import { tf } from "./tf.mjs";

export function conv2d(size) {
  const { count, side, channels, filters, kernel, pad } = convShapes[size];
  const x = tf.randomNormal([count, side, side, channels]);
  const W = tf.randomNormal([kernel, kernel, channels, filters]);
  const b = tf.zeros([filters]);
  const y = (x, W, b) => tf.add(tf.conv2d(x, W, 1, pad), b);
  const gradients = tf.grads((x, W, b) => tf.sum(y(x, W, b)));

  emit("forward", 1000 * secondsOf(() => tf.tidy(() => void y(x, W, b)), 0.5), "ms");
  emit("forward and backward", 1000 * secondsOf(() => tf.tidy(() => void gradients([x, W, b])), 0.5), "ms");
}
