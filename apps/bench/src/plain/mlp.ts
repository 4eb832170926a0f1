import { addMatmul } from "./matmul.ts";

type Draw = () => number;

interface MlpOptions {
  readonly batch: number;
  /** The sizes of the input, the hidden layer and the output. */
  readonly sizes: readonly [number, number, number];
  readonly rate: number;
  /** Draws standard normal numbers. */
  readonly draw: Draw;
}

/** A step of SGD on one batch as a function that returns the loss: linear, sigmoid, linear, softmax cross entropy. */
export function plainMlp({ batch, sizes: [inputs, hidden, outputs], rate, draw }: MlpOptions): () => number {
  const numbers = (size: number, scale: number): Float32Array => new Float32Array(size).map(() => draw() * scale);
  const x = numbers(batch * inputs, 1);
  const labels = Uint8Array.from({ length: batch }, (_, i) => i % outputs);
  const W1 = numbers(inputs * hidden, Math.sqrt(1 / inputs));
  const W2 = numbers(hidden * outputs, Math.sqrt(1 / hidden));
  const [b1, b2] = [new Float32Array(hidden), new Float32Array(outputs)];

  function linear(from: Float32Array, W: Float32Array, b: Float32Array, shape: [number, number, number]): Float32Array {
    const to = new Float32Array(batch * b.length).map((_, i) => b[i % b.length] as number);
    addMatmul(to, from, W, shape);
    return to;
  }

  function step(W: Float32Array, b: Float32Array, from: Float32Array, g: Float32Array): void {
    const gW = new Float32Array(W.length);
    addMatmul(gW, from, g, [W.length / b.length, batch, b.length], { a: true, b: false });
    for (let i = 0; i < W.length; i++) W[i] = (W[i] as number) - rate * (gW[i] as number);
    for (let i = 0; i < g.length; i++) b[i % b.length] = (b[i % b.length] as number) - rate * (g[i] as number);
  }

  return () => {
    const h = linear(x, W1, b1, [batch, inputs, hidden]);
    for (let i = 0; i < h.length; i++) h[i] = 1 / (1 + Math.exp(-(h[i] as number)));
    const y = linear(h, W2, b2, [batch, hidden, outputs]);
    const loss = softmaxCrossEntropy(y, labels, outputs); // y is its gradient now
    const gh = new Float32Array(h.length);
    addMatmul(gh, y, W2, [batch, outputs, hidden], { a: false, b: true });
    for (let i = 0; i < h.length; i++) gh[i] = (gh[i] as number) * (h[i] as number) * (1 - (h[i] as number));
    step(W2, b2, h, y);
    step(W1, b1, x, gh);
    return loss;
  };
}

/** Returns the mean loss of scores [labels.length, classes], and replaces them by its gradient. */
function softmaxCrossEntropy(scores: Float32Array, labels: Uint8Array, classes: number): number {
  let loss = 0;
  for (const [i, label] of labels.entries()) {
    const row = scores.subarray(i * classes, (i + 1) * classes);
    const largest = Math.max(...row);
    const sum = row.reduce((total, score) => total + Math.exp(score - largest), 0);
    loss += Math.log(sum) + largest - (row[label] as number);
    for (let j = 0; j < classes; j++) {
      const probability = Math.exp((row[j] as number) - largest) / sum;
      row[j] = (probability - (j === label ? 1 : 0)) / labels.length;
    }
  }
  return loss / labels.length;
}
