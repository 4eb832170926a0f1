import { convShapes, emit, secondsOf } from "../measure.mjs";
import { draw, jax } from "./jax.mjs";

const { numpy: np, jit, grad, lax, tree } = jax;

export function conv2d(size) {
  const { count, side, channels, filters, kernel, pad } = convShapes[size];
  const p = [draw([count, channels, side, side]), draw([filters, channels, kernel, kernel]), np.zeros([filters, 1, 1])];
  const pads = [
    [pad, pad],
    [pad, pad],
  ];
  const convolve = ([x, W, b]) => lax.convGeneralDilated(x, W, [1, 1], pads).add(b);
  const forward = jit(convolve);
  const gradients = jit(grad((p) => convolve(p).sum()));
  emit("forward", 1000 * secondsOf(() => forward(tree.ref(p)).dataSync(), 0.5), "ms");
  const both = () => {
    for (const g of gradients(tree.ref(p))) g.dataSync();
  };
  emit("forward and backward", 1000 * secondsOf(both, 0.5), "ms");
}
