// Written by scripts/build-kernels.ts; not edited by hand.

import {
  gruGates,
  gruGatesGrad,
  lstmGates,
  lstmGatesGrad,
} from "../cells";

export function float64_gruGates(h: usize, out: usize, n: i32): void {
  gruGates<f64>(h, out, n);
}

export function float64_gruGatesGrad(gates: usize, h: usize, gh: usize, out: usize, n: i32): void {
  gruGatesGrad<f64>(gates, h, gh, out, n);
}

export function float64_lstmGates(c: usize, out: usize, n: i32): void {
  lstmGates<f64>(c, out, n);
}

export function float64_lstmGatesGrad(gates: usize, c: usize, go: usize, gc: usize, out: usize, n: i32): void {
  lstmGatesGrad<f64>(gates, c, go, gc, out, n);
}

export function float32_gruGates(h: usize, out: usize, n: i32): void {
  gruGates<f32>(h, out, n);
}

export function float32_gruGatesGrad(gates: usize, h: usize, gh: usize, out: usize, n: i32): void {
  gruGatesGrad<f32>(gates, h, gh, out, n);
}

export function float32_lstmGates(c: usize, out: usize, n: i32): void {
  lstmGates<f32>(c, out, n);
}

export function float32_lstmGatesGrad(gates: usize, c: usize, go: usize, gc: usize, out: usize, n: i32): void {
  lstmGatesGrad<f32>(gates, c, go, gc, out, n);
}
