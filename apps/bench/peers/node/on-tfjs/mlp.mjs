import { emit, secondsOf } from "../measure.mjs";
import { tf } from "./tf.mjs";

export function mlp() {
  const x = tf.randomNormal([100, 784]);
  const classes = Array.from({ length: 100 }, (_, i) => i % 10);
  const t = tf.oneHot(tf.tensor1d(classes, "int32"), 10);
  const weights = (inputs, outputs) => tf.variable(tf.randomNormal([inputs, outputs], 0, Math.sqrt(1 / inputs)));
  const [W1, W2] = [weights(784, 1000), weights(1000, 10)];
  const [b1, b2] = [1000, 10].map((size) => tf.variable(tf.zeros([size])));
  const optimizer = tf.train.sgd(0.01);
  const iteration = () => {
    const loss = optimizer.minimize(() => {
      const h = tf.sigmoid(tf.add(tf.matMul(x, W1), b1));
      return tf.losses.softmaxCrossEntropy(t, tf.add(tf.matMul(h, W2), b2));
    }, true);
    loss.dataSync();
    loss.dispose();
  };
  emit("iteration", 1000 * secondsOf(iteration, 1), "ms");
}
