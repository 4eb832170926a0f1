import { emit, secondsOf } from "../measure.mjs";
import { tf } from "./tf.mjs";

export function matmul(size) {
  const n = Number(size);
  const [a, b] = [tf.randomNormal([n, n]), tf.randomNormal([n, n])];
  for (const name of ["nn", "nt", "tn", "tt"]) {
    const product = () => {
      const c = tf.matMul(a, b, name[0] === "t", name[1] === "t");
      c.dispose();
    };
    emit(name, (2 * n ** 3) / secondsOf(product, 0.5) / 1e9, "GFLOP/s");
  }
}
