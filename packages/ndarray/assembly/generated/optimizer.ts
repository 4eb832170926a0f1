// Written by scripts/build-kernels.ts; not edited by hand.

import {
  adam,
} from "../optimizer";

export function float64_adam(p: usize, g: usize, m: usize, v: usize, n: i32, c1: f64, c2: f64, rate: f64, eps: f64): void {
  adam<f64>(p, g, m, v, n, c1, c2, rate, eps);
}

export function float32_adam(p: usize, g: usize, m: usize, v: usize, n: i32, c1: f64, c2: f64, rate: f64, eps: f64): void {
  adam<f32>(p, g, m, v, n, c1, c2, rate, eps);
}
