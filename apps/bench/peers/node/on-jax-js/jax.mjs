// jax-js on its WebAssembly backend, from the npm folder in PEERS_NPM. Its operations consume their operands: `.ref`
// keeps one for further use.
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { normal } from "../measure.mjs";

const file = join(resolve(process.env.PEERS_NPM ?? "."), "node_modules/@jax-js/jax/dist/index.js");
export const jax = await import(pathToFileURL(file));
await jax.init("wasm");
jax.defaultDevice("wasm");

const { numpy: np, tree } = jax;

/** Numbers as an array; float64 requires a Node with Float16Array. */
export function arrayOf(numbers, shape, dtype = "float32") {
  const typed = dtype === "float64" ? Float64Array.from(numbers) : Float32Array.from(numbers);
  return np.array(typed, { dtype: np[dtype] }).reshape(shape);
}

export function draw(shape, scale = 1, dtype = "float32") {
  const count = shape.reduce((a, b) => a * b, 1);
  return arrayOf(normal(count, scale), shape, dtype);
}

export const zerosLike = (parameters) => tree.map((a) => np.zerosLike(a.ref), parameters);

/** Adam as a function to be compiled; `rate` is an array with one number. */
export function adam(p, m, v, g, rate) {
  const m2 = tree.map((m, g) => m.mul(0.9).add(g.ref.mul(0.1)), m, g);
  const v2 = tree.map((v, g) => v.mul(0.999).add(np.square(g).mul(0.001)), v, g);
  const step = (p, m, v) => p.sub(m.ref.mul(rate.ref).div(np.sqrt(v.ref).add(1e-8)));
  const p2 = tree.map(step, p, m2, v2);
  rate.dispose();
  return [p2, m2, v2];
}

export const adamRate = (updates) => (0.001 * Math.sqrt(1 - 0.999 ** updates)) / (1 - 0.9 ** updates);
