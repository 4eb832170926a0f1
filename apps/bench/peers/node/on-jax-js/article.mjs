import { measureEpochs, waves } from "../measure.mjs";
import { adam, adamRate, arrayOf, jax, zerosLike } from "./jax.mjs";
import { elmanNetwork, errorOf } from "./networks.mjs";

const { jit, valueAndGrad, tree } = jax;
const WINDOW = 30;

export function article(dtype, epochs) {
  const { x, t, testX, testT } = waves();
  const { parameters, start, step } = elmanNetwork(100, 1, dtype);
  const column = (numbers) => arrayOf(numbers, [numbers.length, 1], dtype);
  let p = parameters;
  let [m, v] = [zerosLike(p), zerosLike(p)];
  let updates = 0;

  const lossOf = (length) => (p, state, x, t) => {
    let sum;
    let next = state;
    for (let i = 0; i < length; i++) {
      next = step(x.ref.slice([i, i + 1]), next, p);
      const error = errorOf(next, t.ref.slice([i, i + 1]), p);
      sum = sum === undefined ? error : sum.add(error);
    }
    tree.dispose([p, x, t]);
    return [sum, next];
  };
  // one compiled program per window length
  const learn = new Map(
    [WINDOW, x.length % WINDOW].map((length) => [length, jit(valueAndGrad(lossOf(length), { hasAux: true }))]),
  );
  const update = jit(adam);
  const predict = jit(lossOf(1));

  function train() {
    let state = start();
    let total = 0;
    for (let from = 0; from < x.length; from += WINDOW) {
      const [xs, ts] = [x, t].map((series) => series.slice(from, from + WINDOW));
      const [[loss, next], g] = learn.get(xs.length)(tree.ref(p), state, column(xs), column(ts));
      updates++;
      [p, m, v] = update(p, m, v, g, arrayOf([adamRate(updates)], [1], dtype));
      total += loss.dataSync()[0];
      state = next;
    }
    tree.dispose(state);
    return total / x.length;
  }

  function test() {
    let state = start();
    let total = 0;
    for (const [i, value] of testX.entries()) {
      const [error, next] = predict(tree.ref(p), state, column([value]), column([testT[i]]));
      total += error.dataSync()[0];
      state = next;
    }
    tree.dispose(state);
    return total / testX.length;
  }

  measureEpochs({ train, test }, epochs);
}
