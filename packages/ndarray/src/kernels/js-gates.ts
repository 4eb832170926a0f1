import type { DType } from "../array/dtype.ts";
import { functionsOf } from "./js-functions.ts";
import { viewOf } from "./js-view.ts";
import type { GateKernels, Heap } from "./kernels.ts";

/** The reference kernels of the gates, for a dtype on a heap. */
export function plainGates(dtype: DType, heap: Heap): GateKernels {
  const { view, at, round } = viewOf(dtype, heap);
  const { sigmoid, tanh } = functionsOf(dtype);
  const get = (i: number): number => view[i] as number;
  /** Writes an element and returns its rounded value. */
  const set = (i: number, value: number): number => {
    view[i] = value;
    return view[i] as number;
  };
  const sigmoidGrad = (y: number, gy: number): number => round(gy * y) * round(1 - y);
  const tanhGrad = (y: number, gy: number): number => round(gy * round(1 - round(y * y)));

  return {
    lstmGates(c, out, n) {
      for (let k = 0, j = at(out), cell = at(c); k < n; k++, j++, cell++) {
        const f = set(j, sigmoid(get(j)));
        const i = set(j + n, sigmoid(get(j + n)));
        const o = set(j + 2 * n, sigmoid(get(j + 2 * n)));
        const u = set(j + 3 * n, tanh(get(j + 3 * n)));
        const next = set(j + 5 * n, round(f * get(cell)) + round(i * u));
        const t = set(j + 4 * n, tanh(next));
        set(j + 6 * n, o * t);
      }
    },
    lstmGatesGrad(gates, c, go, gc, out, n) {
      const [cell, toO, toC, to] = [at(c), at(go), at(gc), at(out)];
      for (let k = 0, j = at(gates); k < n; k++, j++) {
        const [f, i, o, u] = [get(j), get(j + n), get(j + 2 * n), get(j + 3 * n)];
        const g = get(toC + k);
        set(to + k, sigmoidGrad(f, round(g * get(cell + k))));
        set(to + n + k, sigmoidGrad(i, round(g * u)));
        set(to + 2 * n + k, sigmoidGrad(o, get(toO + k)));
        set(to + 3 * n + k, tanhGrad(u, round(g * i)));
        set(to + 4 * n + k, g * f);
      }
    },
    gruGates(h, out, n) {
      for (let k = 0, j = at(out), state = at(h); k < n; k++, j++, state++) {
        const r = set(j, sigmoid(get(j)));
        const z = set(j + n, sigmoid(get(j + n)));
        const candidate = set(j + 2 * n, tanh(round(get(j + 2 * n) + round(r * get(j + 3 * n)))));
        set(j + 4 * n, round(round(1 - z) * candidate) + round(z * get(state)));
      }
    },
    gruGatesGrad(gates, h, gh, out, n) {
      const [state, fromH, to] = [at(h), at(gh), at(out)];
      for (let k = 0, j = at(gates); k < n; k++, j++) {
        const [r, z, candidate, q] = [get(j), get(j + n), get(j + 2 * n), get(j + 3 * n)];
        const g = get(fromH + k);
        const toN = tanhGrad(candidate, round(g * round(1 - z)));
        const toZ = round(round(g * get(state + k)) - round(g * candidate));
        set(to + k, sigmoidGrad(r, round(toN * q)));
        set(to + n + k, sigmoidGrad(z, toZ));
        set(to + 2 * n + k, toN);
        set(to + 3 * n + k, toN * r);
        set(to + 4 * n + k, g * z);
      }
    },
  };
}
