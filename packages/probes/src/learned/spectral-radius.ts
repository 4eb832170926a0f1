import { astype, div, math, matmul, type NdArray } from "@dz/ndarray";
import { norm } from "../replay/updates.ts";

/** So many squarings give W to the power 2²⁰: what is left of the error is the size of W to the power 2⁻²⁰. */
const SQUARINGS = 20;

/**
 * The spectral radius of a square matrix, the largest size of an eigenvalue, which may be complex: `‖Wᵏ‖^(1/k)` with
 * k = 2²⁰ (Gelfand 1941), by squaring. Yields after each squaring.
 */
export function* spectralRadius(W: NdArray): Generator<null, number> {
  let power: NdArray = astype(W, "float64");
  let exponent = 1;
  let logarithm = 0;
  for (let i = 0; ; i++) {
    // power · e^(exponent · logarithm) is W to the power `exponent`; the norm of `power` is made 1.
    const length = norm(power.toTypedArray() as Float64Array);
    if (!(length > 0)) return length; // 0, or NaN
    logarithm += math.log(length) / exponent;
    if (i === SQUARINGS) return math.exp(logarithm);
    power = div(power, length);
    power = matmul(power, power);
    exponent *= 2;
    yield null;
  }
}
