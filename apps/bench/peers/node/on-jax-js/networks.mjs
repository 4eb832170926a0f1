import { draw, jax } from "./jax.mjs";

const { numpy: np, nn } = jax;

/** `gates` blocks of weights, as in an LSTM. */
function parts(hidden, gates, dtype) {
  const all = {};
  for (let k = 0; k < gates; k++) {
    all[`Wx${k}`] = draw([1, hidden], 1, dtype);
    all[`Wh${k}`] = draw([hidden, hidden], Math.sqrt(1 / hidden), dtype);
    all[`b${k}`] = np.zeros([hidden], { dtype: np[dtype] });
  }
  all.Wy = draw([hidden, 1], Math.sqrt(1 / hidden), dtype);
  all.by = np.zeros([1], { dtype: np[dtype] });
  return all;
}

/** The pre-activation of gate k; consumes neither x, h nor the parameters. */
const sum = (x, h, p, k) =>
  np
    .matmul(x.ref, p[`Wx${k}`].ref)
    .add(p[`b${k}`].ref)
    .add(np.matmul(h.ref, p[`Wh${k}`].ref));

/** A network: its parameters, the initial state, and a step, which consumes x and the state. */
export function elmanNetwork(hidden, batch, dtype = "float32") {
  return {
    parameters: parts(hidden, 1, dtype),
    start: () => [np.zeros([batch, hidden], { dtype: np[dtype] })],
    step: (x, [h], p) => {
      const next = np.tanh(sum(x, h, p, 0));
      jax.tree.dispose([x, h]);
      return [next];
    },
  };
}

export function lstmNetwork(hidden, batch, dtype = "float32") {
  const zeros = () => np.zeros([batch, hidden], { dtype: np[dtype] });
  return {
    parameters: parts(hidden, 4, dtype),
    start: () => [zeros(), zeros()],
    step: (x, [h, c], p) => {
      const [f, i, o] = [0, 1, 2].map((k) => nn.sigmoid(sum(x, h, p, k)));
      const u = np.tanh(sum(x, h, p, 3));
      const next = f.mul(c).add(i.mul(u));
      jax.tree.dispose([x, h]);
      return [o.mul(np.tanh(next.ref)), next];
    },
  };
}

/** The error of the output; consumes t. */
export function errorOf([h], t, p) {
  return np.mean(np.square(np.matmul(h.ref, p.Wy.ref).add(p.by.ref).sub(t)));
}
