import { measureEpochs, waves } from "../measure.mjs";
import { elmanNetwork, output, squaredError } from "./networks.mjs";
import { tf } from "./tf.mjs";

const WINDOW = 30;
const number = (value) => tf.tensor2d([value], [1, 1]);

export function article(_, epochs) {
  const { x, t, testX, testT } = waves();
  const { p, start, step } = elmanNetwork(100, 1);
  const optimizer = tf.train.adam(0.001);

  function train() {
    let state = start();
    let total = 0;
    for (let from = 0; from < x.length; from += WINDOW) {
      let next = state;
      const loss = optimizer.minimize(() => {
        let sum = tf.scalar(0);
        for (let i = from; i < Math.min(from + WINDOW, x.length); i++) {
          next = step(number(x[i]), next);
          sum = tf.add(sum, squaredError(output(next, p), number(t[i])));
        }
        next.forEach(tf.keep);
        return sum;
      }, true);
      total += loss.dataSync()[0];
      tf.dispose([loss, state]);
      state = next;
    }
    tf.dispose(state);
    return total / x.length;
  }

  function test() {
    let state = start();
    let total = 0;
    for (const [i, value] of testX.entries()) {
      const [next, loss] = tf.tidy(() => {
        const after = step(number(value), state);
        return [after, squaredError(output(after, p), number(testT[i]))];
      });
      total += loss.dataSync()[0];
      tf.dispose([loss, state]);
      state = next;
    }
    tf.dispose(state);
    return total / testX.length;
  }

  measureEpochs({ train, test }, epochs);
}
