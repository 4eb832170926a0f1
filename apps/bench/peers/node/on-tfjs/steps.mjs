import { emit, secondsOf } from "../measure.mjs";
import { elmanNetwork, lstmNetwork, output, squaredError } from "./networks.mjs";
import { tf } from "./tf.mjs";

const [BATCH, WINDOW] = [32, 30];

function measure({ p, start, step }) {
  const numbers = () => Array.from({ length: WINDOW }, () => tf.randomNormal([BATCH, 1]));
  const [xs, ts, first] = [numbers(), numbers(), start()];
  const optimizer = tf.train.adam(0.001);
  const window = () => {
    const loss = optimizer.minimize(() => {
      let [sum, state] = [tf.scalar(0), first];
      for (const [i, x] of xs.entries()) {
        state = step(x, state);
        sum = tf.add(sum, squaredError(output(state, p), ts[i]));
      }
      return sum;
    }, true);
    loss.dataSync();
    loss.dispose();
  };
  emit("step", (1000 * secondsOf(window, 1)) / WINDOW, "ms");
}

export const elman = (hidden) => measure(elmanNetwork(Number(hidden), BATCH));
export const lstm = (hidden) => measure(lstmNetwork(Number(hidden), BATCH));
