/**
 * The parameters of a GRU in the layouts of PyTorch and dz.
 *
 * PyTorch keeps three gates in one matrix, rows in the order r, z, n: `weight_ih_l0` [3H, I], `weight_hh_l0` [3H, H]
 * and the biases [3H]. In dz each gate is a Linear layer with a matrix [in, H]: `x2r/W`, `h2r/W` and so on.
 *
 * @module
 */
import { concat, getItem, type NdArray, slice } from "@dz/ndarray";

const GATES = ["r", "z", "n"];
const SIDES = [
  ["x2", "ih"],
  ["h2", "hh"],
] as const;

/** Converts PyTorch's parameters of a GRU to dz's. */
export function gruToDz(params: ReadonlyMap<string, NdArray>): Map<string, NdArray> {
  const out = new Map<string, NdArray>();
  for (const [x2, ih] of SIDES) {
    for (const [kind, of] of [
      ["weight", "W"],
      ["bias", "b"],
    ] as const) {
      const all = params.get(`${kind}_${ih}_l0`);
      if (all === undefined) continue;
      const size = all.length / GATES.length;
      GATES.forEach((gate, i) => {
        const rows = getItem(all, slice(i * size, (i + 1) * size));
        out.set(`${x2}${gate}/${of}`, rows.T);
      });
    }
  }
  return out;
}

/** Converts dz's parameters of a GRU (or their gradients) to PyTorch's. */
export function gruFromDz(params: ReadonlyMap<string, NdArray>): Map<string, NdArray> {
  const out = new Map<string, NdArray>();
  for (const [x2, ih] of SIDES) {
    for (const [kind, of] of [
      ["weight", "W"],
      ["bias", "b"],
    ] as const) {
      const gates = GATES.map((gate) => params.get(`${x2}${gate}/${of}`)).filter((a) => a !== undefined);
      if (gates.length > 0) out.set(`${kind}_${ih}_l0`, concat(gates.map((a) => a.T)));
    }
  }
  return out;
}
