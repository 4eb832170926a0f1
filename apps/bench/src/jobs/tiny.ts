/**
 * Networks whose arrays are so small that what counts is the work around them; float32.
 *
 * @module
 */
import { matmul, noGrad, Parameter, type Variable, variable } from "@dz/core";
import { meanSquaredError, sigmoid, tanh } from "@dz/functions";
import { GRU } from "@dz/layers";
import { astype, type NdArray, random } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";

const float32 = (...shape: [number, ...number[]]): NdArray => astype(random.randn(...shape), "float32");

/** Two layers of 4 units, written with products and sums, for a batch of 4; a step of gradient descent, which returns the loss. */
export function matricesStep(): () => number {
  random.seed(0);
  const [x, t] = [variable(float32(4, 4)), variable(float32(4, 4))];
  const parameters = [float32(4, 4), float32(4), float32(4, 4), float32(4)].map((value) => new Parameter(value));
  const [W0, b0, W1, b1] = parameters as [Parameter, Parameter, Parameter, Parameter];
  const layer = (input: Variable, W: Parameter, b: Parameter): Variable => matmul(input, W).add(b);
  return () => {
    const loss = meanSquaredError(layer(tanh(layer(sigmoid(x), W0, b0)), W1, b1), t);
    for (const parameter of parameters) parameter.cleargrad();
    loss.backward();
    noGrad(() => {
      for (const p of parameters) p.data = p.sub((p.grad as Variable).mul(0.1)).data;
    });
    return loss.item();
  };
}

/** A GRU of 32 units on 20 steps of a batch of 4: forward, backward and Adam; it returns the loss. */
export function gruStep(): () => number {
  random.seed(0);
  const xs = Array.from({ length: 20 }, () => float32(4, 8));
  const t = float32(4, 32);
  const gru = new GRU(32, { dtype: "float32" });
  const optimizer = new Adam().setup(gru);
  return () => {
    gru.resetState();
    let h: Variable = gru.forward(xs[0] as NdArray);
    for (const x of xs.slice(1)) h = gru.forward(x);
    const loss = meanSquaredError(h, t);
    gru.cleargrads();
    loss.backward();
    loss.unchainBackward();
    optimizer.update();
    return loss.item();
  };
}
