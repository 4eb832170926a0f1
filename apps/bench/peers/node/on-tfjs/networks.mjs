import { tf } from "./tf.mjs";

const weights = (shape, scale) => tf.variable(tf.randomNormal(shape, 0, scale));
const zeros = (size) => tf.variable(tf.zeros([size]));

/** `gates` blocks of weights side by side, as in an LSTM. */
function parts(hidden, gates) {
  return {
    Wx: weights([1, gates * hidden], 1),
    Wh: weights([hidden, gates * hidden], Math.sqrt(1 / hidden)),
    b: zeros(gates * hidden),
    Wy: weights([hidden, 1], Math.sqrt(1 / hidden)),
    by: zeros(1),
  };
}

const sum = (x, h, { Wx, Wh, b }) => tf.add(tf.add(tf.matMul(x, Wx), b), tf.matMul(h, Wh));

/** A network: its parameters, the initial state, and a step; the output reads the first part of the state. */
export function elmanNetwork(hidden, batch) {
  const p = parts(hidden, 1);
  return { p, start: () => [tf.zeros([batch, hidden])], step: (x, [h]) => [tf.tanh(sum(x, h, p))] };
}

export function lstmNetwork(hidden, batch) {
  const p = parts(hidden, 4);
  const start = () => [tf.zeros([batch, hidden]), tf.zeros([batch, hidden])];
  const step = (x, [h, c]) => {
    const [f, i, o, u] = tf.split(sum(x, h, p), 4, 1);
    const next = tf.add(tf.mul(tf.sigmoid(f), c), tf.mul(tf.sigmoid(i), tf.tanh(u)));
    return [tf.mul(tf.sigmoid(o), tf.tanh(next)), next];
  };
  return { p, start, step };
}

export const output = ([h], { Wy, by }) => tf.add(tf.matMul(h, Wy), by);
export const squaredError = (y, t) => tf.mean(tf.square(tf.sub(y, t)));
