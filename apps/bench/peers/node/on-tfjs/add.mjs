import { median } from "../../../src/statistics.ts";
import { emit, secondsOf } from "../measure.mjs";
import { tf } from "./tf.mjs";

const OPS = 1000;
const SAMPLES = 100;

export function add(size) {
  const [a, b] = [1, 2].map(() => tf.randomNormal([1, Number(size)]));
  const additions = (x) => {
    let c = x;
    for (let i = 0; i < OPS; i++) c = tf.add(x, b);
    return c;
  };
  emit("forward", (1e9 * secondsOf(() => tf.tidy(() => void additions(a)), 0.5)) / OPS, "ns");

  // Only the recording is timed, not the gradient that must follow it.
  const samples = Array.from({ length: SAMPLES }, () => {
    let ms = 0;
    const timed = (x) => {
      const start = performance.now();
      const c = additions(x);
      ms = performance.now() - start;
      return c;
    };
    tf.tidy(() => void tf.grad(timed)(a));
    return ms;
  });
  emit("recording", (1e6 * median(samples.slice(SAMPLES / 4))) / OPS, "ns");
}
