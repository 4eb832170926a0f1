import { emit, secondsOf } from "../measure.mjs";
import { draw, jax } from "./jax.mjs";

const { numpy: np, jit } = jax;

export function matmul(size) {
  const n = Number(size);
  const [a, b] = [draw([n, n]), draw([n, n])];
  for (const name of ["nn", "nt", "tn", "tt"]) {
    const turned = (x, t) => (t ? np.transpose(x) : x);
    const product = jit((x, y) => np.matmul(turned(x, name[0] === "t"), turned(y, name[1] === "t")));
    emit(name, (2 * n ** 3) / secondsOf(() => product(a.ref, b.ref).dataSync(), 0.5) / 1e9, "GFLOP/s");
  }
}
