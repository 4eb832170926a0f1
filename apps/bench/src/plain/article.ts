/**
 * The article's job, hand-written: an Elman network of 100 units, loops over typed arrays, no framework.
 *
 * It is the yardstick of the benchmark: it runs anywhere, and it does not change when dz does. Rows of matrices are
 * visited in order; the gradients of a window of 30 steps are collected and added to the weight gradient at once.
 *
 * @module
 */
import type { Epochs } from "../jobs/article.ts";
import { cosine, noisySine } from "./waves.ts";

interface YardstickOptions {
  readonly dtype: "float32" | "float64";
  /** Draws standard normal numbers. */
  readonly draw: () => number;
  readonly hidden?: number;
  /** The number of steps per window. */
  readonly window?: number;
  /** The number of passes over the series per epoch. */
  readonly passes?: number;
}

type Numbers = Float32Array | Float64Array;

interface Weights {
  readonly value: Numbers;
  readonly gradient: Numbers;
  readonly m: Numbers;
  readonly v: Numbers;
}

export function yardstick({ dtype, draw, hidden = 100, window = 30, passes = 1 }: YardstickOptions): Epochs {
  const zeros = (size: number): Numbers => (dtype === "float32" ? new Float32Array(size) : new Float64Array(size));
  const weights = (size: number, first: () => number): Weights => ({
    value: zeros(size).map(first),
    gradient: zeros(size),
    m: zeros(size),
    v: zeros(size),
  });
  const scale = Math.sqrt(1 / hidden);
  const Wx = weights(hidden, draw);
  const Wh = weights(hidden * hidden, () => draw() * scale);
  const b = weights(hidden, () => 0);
  const Wy = weights(hidden, () => draw() * scale);
  const by = weights(1, () => 0);
  const all = [Wx, Wh, b, Wy, by];
  const train = noisySine();
  const test = cosine();
  const count = train.x.length;

  const states = zeros((window + 1) * hidden);
  const inputGradients = zeros(window * hidden);
  const stateGradient = zeros(hidden);
  const errors = zeros(window);
  let updates = 0;

  /** Computes the state at `to` from that at `from`; returns the output. */
  function step(x: number, from: number, to: number): number {
    for (let j = 0; j < hidden; j++) states[to + j] = x * (Wx.value[j] as number) + (b.value[j] as number);
    for (let i = 0; i < hidden; i++) {
      const h = states[from + i] as number;
      const row = i * hidden;
      for (let j = 0; j < hidden; j++) states[to + j] = (states[to + j] as number) + h * (Wh.value[row + j] as number);
    }
    let y = by.value[0] as number;
    for (let j = 0; j < hidden; j++) {
      const h = Math.tanh(states[to + j] as number);
      states[to + j] = h;
      y += h * (Wy.value[j] as number);
    }
    return y;
  }

  /** Backpropagation through the steps of a window that starts at `start`. */
  function backward(start: number, length: number): void {
    for (const { gradient } of all) gradient.fill(0);
    stateGradient.fill(0);
    for (let t = length - 1; t >= 0; t--) {
      const gy = 2 * (errors[t] as number);
      const x = train.x[(start + t) % count] as number;
      const [before, after, at] = [t * hidden, (t + 1) * hidden, t * hidden];
      by.gradient[0] = (by.gradient[0] as number) + gy;
      for (let j = 0; j < hidden; j++) {
        const h = states[after + j] as number;
        const g = ((stateGradient[j] as number) + gy * (Wy.value[j] as number)) * (1 - h * h);
        inputGradients[at + j] = g;
        Wy.gradient[j] = (Wy.gradient[j] as number) + gy * h;
        b.gradient[j] = (b.gradient[j] as number) + g;
        Wx.gradient[j] = (Wx.gradient[j] as number) + g * x;
      }
      for (let i = 0; i < hidden; i++) {
        const row = i * hidden;
        const h = states[before + i] as number;
        let back = 0;
        for (let j = 0; j < hidden; j++) {
          const g = inputGradients[at + j] as number;
          back += g * (Wh.value[row + j] as number);
          Wh.gradient[row + j] = (Wh.gradient[row + j] as number) + h * g;
        }
        stateGradient[i] = back;
      }
    }
  }

  function update(): void {
    updates++;
    const rate = (0.001 * Math.sqrt(1 - 0.999 ** updates)) / (1 - 0.9 ** updates);
    for (const { value, gradient, m, v } of all) {
      for (let i = 0; i < value.length; i++) {
        const g = gradient[i] as number;
        m[i] = (m[i] as number) + 0.1 * (g - (m[i] as number));
        v[i] = (v[i] as number) + 0.001 * (g * g - (v[i] as number));
        value[i] = (value[i] as number) - (rate * (m[i] as number)) / (Math.sqrt(v[i] as number) + 1e-8);
      }
    }
  }

  return {
    train() {
      let loss = 0;
      states.fill(0, 0, hidden);
      for (let start = 0; start < passes * count; start += window) {
        const length = Math.min(window, passes * count - start);
        for (let t = 0; t < length; t++) {
          const at = (start + t) % count;
          const y = step(train.x[at] as number, t * hidden, (t + 1) * hidden);
          errors[t] = y - (train.t[at] as number);
          loss += (errors[t] as number) ** 2;
        }
        backward(start, length);
        update();
        states.copyWithin(0, length * hidden, (length + 1) * hidden);
      }
      return loss / (passes * count);
    },
    test() {
      let loss = 0;
      states.fill(0, 0, hidden);
      for (let t = 0; t < count; t++) {
        const from = (t % 2) * hidden;
        loss += (step(test.x[t] as number, from, hidden - from) - (test.t[t] as number)) ** 2;
      }
      return loss / count;
    },
  };
}
