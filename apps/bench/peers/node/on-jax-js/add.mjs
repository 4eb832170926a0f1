import { median } from "../../../src/statistics.ts";
import { emit, secondsOf } from "../measure.mjs";
import { draw, jax } from "./jax.mjs";

const { numpy: np, grad } = jax;
const OPS = 200;
const SAMPLES = 40;

export function add(size) {
  const [a, b] = [draw([1, Number(size)]), draw([1, Number(size)])];
  // queued: values are read only at the end
  const additions = () => {
    let c = a.ref;
    for (let i = 0; i < OPS; i++) {
      c.dispose();
      c = np.add(a.ref, b.ref);
    }
    c.dataSync();
  };
  emit("forward", (1e9 * secondsOf(additions, 0.5)) / OPS, "ns");

  // Only the recording is timed, not the gradient that must follow it.
  const samples = Array.from({ length: SAMPLES }, () => {
    let ms = 0;
    const timed = (x) => {
      const start = performance.now();
      let c = x;
      for (let i = 0; i < OPS; i++) c = np.add(c, b.ref);
      ms = performance.now() - start;
      return c.sum();
    };
    grad(timed)(a.ref).dispose();
    return ms;
  });
  emit("recording", (1e6 * median(samples.slice(SAMPLES / 4))) / OPS, "ns");
}
