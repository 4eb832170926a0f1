import { emit, secondsOf } from "../measure.mjs";
import { draw, jax } from "./jax.mjs";

const { numpy: np, jit, valueAndGrad, tree, nn } = jax;

export function mlp() {
  const x = draw([100, 784]);
  const classes = Int32Array.from({ length: 100 }, (_, i) => i % 10);
  const t = nn.oneHot(np.array(classes), 10);
  const weights = (inputs, outputs) => draw([inputs, outputs], Math.sqrt(1 / inputs));
  let p = [weights(784, 1000), np.zeros([1000]), weights(1000, 10), np.zeros([10])];
  const loss = ([W1, b1, W2, b2], x, t) => {
    const scores = np.matmul(nn.sigmoid(np.matmul(x, W1).add(b1)), W2).add(b2);
    return nn
      .logSoftmax(scores)
      .mul(t)
      .sum()
      .mul(-1 / 100);
  };
  const step = jit((p, x, t) => {
    const [value, g] = valueAndGrad(loss)(tree.ref(p), x, t);
    return [value, tree.map((a, b) => a.sub(b.mul(0.01)), p, g)];
  });
  const iteration = () => {
    const [value, next] = step(p, x.ref, t.ref);
    p = next;
    value.dataSync();
    p[3].ref.dataSync();
  };
  emit("iteration", 1000 * secondsOf(iteration, 1), "ms");
}
