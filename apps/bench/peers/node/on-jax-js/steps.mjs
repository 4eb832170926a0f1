import { emit, secondsOf } from "../measure.mjs";
import { adam, adamRate, arrayOf, draw, jax, zerosLike } from "./jax.mjs";
import { elmanNetwork, errorOf, lstmNetwork } from "./networks.mjs";

const { jit, valueAndGrad, tree } = jax;
const [BATCH, WINDOW] = [32, 30];

function measure({ parameters, start, step }) {
  const [xs, ts] = [1, 2].map(() => draw([WINDOW, BATCH, 1]));
  let p = parameters;
  let [m, v] = [zerosLike(p), zerosLike(p)];
  let updates = 0;
  const loss = (p, x, t) => {
    let sum;
    let state = start();
    for (let i = 0; i < WINDOW; i++) {
      state = step(x.ref.slice(i), state, p);
      const error = errorOf(state, t.ref.slice(i), p);
      sum = sum === undefined ? error : sum.add(error);
    }
    tree.dispose([p, x, t, state]);
    return sum;
  };
  const learn = jit(valueAndGrad(loss));
  const update = jit(adam);
  const window = () => {
    const [value, g] = learn(tree.ref(p), xs.ref, ts.ref);
    updates++;
    [p, m, v] = update(p, m, v, g, arrayOf([adamRate(updates)], [1]));
    value.dataSync();
    p.by.ref.dataSync();
  };
  emit("step", (1000 * secondsOf(window, 1)) / WINDOW, "ms");
}

export const elman = (hidden) => measure(elmanNetwork(Number(hidden), BATCH));
export const lstm = (hidden) => measure(lstmNetwork(Number(hidden), BATCH));
