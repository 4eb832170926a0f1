// The kernels of kernels/kernels.ts for f64 and f32, by the names under which wasm.ts looks for them.

import { adam } from "./adam";
import { addRow, addScaled, binary, fill, gradient, Op, unary } from "./elementwise";
import { gather2d } from "./gather";
import { matmul } from "./matmul";
import { dot, reduce } from "./reduce";

export * from "./images";

export * from "./connections";
export * from "./gates";
export * from "./packed";

// float64

export function float64_add(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<f64>(Op.Add, a, aStep, b, bStep, out, n);
}
export function float64_sub(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<f64>(Op.Sub, a, aStep, b, bStep, out, n);
}
export function float64_mul(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<f64>(Op.Mul, a, aStep, b, bStep, out, n);
}
export function float64_div(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<f64>(Op.Div, a, aStep, b, bStep, out, n);
}
export function float64_maximum(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<f64>(Op.Max, a, aStep, b, bStep, out, n);
}
export function float64_minimum(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<f64>(Op.Min, a, aStep, b, bStep, out, n);
}
export function float64_neg(a: usize, out: usize, n: i32): void {
  unary<f64>(Op.Neg, a, out, n);
}
export function float64_abs(a: usize, out: usize, n: i32): void {
  unary<f64>(Op.Abs, a, out, n);
}
export function float64_sqrt(a: usize, out: usize, n: i32): void {
  unary<f64>(Op.Sqrt, a, out, n);
}
export function float64_exp(a: usize, out: usize, n: i32): void {
  unary<f64>(Op.Exp, a, out, n);
}
export function float64_log(a: usize, out: usize, n: i32): void {
  unary<f64>(Op.Log, a, out, n);
}
export function float64_tanh(a: usize, out: usize, n: i32): void {
  unary<f64>(Op.Tanh, a, out, n);
}
export function float64_sigmoid(a: usize, out: usize, n: i32): void {
  unary<f64>(Op.Sigmoid, a, out, n);
}
export function float64_relu(a: usize, out: usize, n: i32): void {
  unary<f64>(Op.Relu, a, out, n);
}
export function float64_tanhGrad(y: usize, gy: usize, out: usize, n: i32): void {
  gradient<f64>(Op.TanhGrad, y, gy, out, n);
}
export function float64_sigmoidGrad(y: usize, gy: usize, out: usize, n: i32): void {
  gradient<f64>(Op.SigmoidGrad, y, gy, out, n);
}
export function float64_reluGrad(y: usize, gy: usize, out: usize, n: i32): void {
  gradient<f64>(Op.ReluGrad, y, gy, out, n);
}
export function float64_sum(a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  reduce<f64>(Op.Add, a, out, outer, length, inner);
}
export function float64_max(a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  reduce<f64>(Op.Max, a, out, outer, length, inner);
}
export function float64_min(a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  reduce<f64>(Op.Min, a, out, outer, length, inner);
}
export function float64_addScaled(a: usize, scale: f64, out: usize, n: i32): void {
  addScaled<f64>(a, scale, out, n);
}
export function float64_dot(a: usize, b: usize, n: i32): f64 {
  return dot<f64>(a, b, n);
}
export function float64_matmul(a: usize, b: usize, out: usize, m: i32, k: i32, n: i32, ta: i32, tb: i32, acc: i32): void {
  matmul<f64>(a, b, out, m, k, n, ta, tb, acc);
}
export function float64_addRow(b: usize, out: usize, m: i32, n: i32): void {
  addRow<f64>(b, out, m, n);
}
export function float64_gather2d(a: usize, s0: i32, s1: i32, out: usize, n0: i32, n1: i32): void {
  gather2d<f64>(a, s0, s1, out, n0, n1);
}
export function float64_fill(out: usize, value: f64, n: i32): void {
  fill<f64>(out, value, n);
}
export function float64_adam(p: usize, g: usize, m: usize, v: usize, n: i32, c1: f64, c2: f64, rate: f64, e: f64): void {
  adam<f64>(p, g, m, v, n, c1, c2, rate, e);
}

// float32

export function float32_add(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<f32>(Op.Add, a, aStep, b, bStep, out, n);
}
export function float32_sub(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<f32>(Op.Sub, a, aStep, b, bStep, out, n);
}
export function float32_mul(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<f32>(Op.Mul, a, aStep, b, bStep, out, n);
}
export function float32_div(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<f32>(Op.Div, a, aStep, b, bStep, out, n);
}
export function float32_maximum(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<f32>(Op.Max, a, aStep, b, bStep, out, n);
}
export function float32_minimum(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<f32>(Op.Min, a, aStep, b, bStep, out, n);
}
export function float32_neg(a: usize, out: usize, n: i32): void {
  unary<f32>(Op.Neg, a, out, n);
}
export function float32_abs(a: usize, out: usize, n: i32): void {
  unary<f32>(Op.Abs, a, out, n);
}
export function float32_sqrt(a: usize, out: usize, n: i32): void {
  unary<f32>(Op.Sqrt, a, out, n);
}
export function float32_exp(a: usize, out: usize, n: i32): void {
  unary<f32>(Op.Exp, a, out, n);
}
export function float32_log(a: usize, out: usize, n: i32): void {
  unary<f32>(Op.Log, a, out, n);
}
export function float32_tanh(a: usize, out: usize, n: i32): void {
  unary<f32>(Op.Tanh, a, out, n);
}
export function float32_sigmoid(a: usize, out: usize, n: i32): void {
  unary<f32>(Op.Sigmoid, a, out, n);
}
export function float32_relu(a: usize, out: usize, n: i32): void {
  unary<f32>(Op.Relu, a, out, n);
}
export function float32_tanhGrad(y: usize, gy: usize, out: usize, n: i32): void {
  gradient<f32>(Op.TanhGrad, y, gy, out, n);
}
export function float32_sigmoidGrad(y: usize, gy: usize, out: usize, n: i32): void {
  gradient<f32>(Op.SigmoidGrad, y, gy, out, n);
}
export function float32_reluGrad(y: usize, gy: usize, out: usize, n: i32): void {
  gradient<f32>(Op.ReluGrad, y, gy, out, n);
}
export function float32_sum(a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  reduce<f32>(Op.Add, a, out, outer, length, inner);
}
export function float32_max(a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  reduce<f32>(Op.Max, a, out, outer, length, inner);
}
export function float32_min(a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  reduce<f32>(Op.Min, a, out, outer, length, inner);
}
export function float32_addScaled(a: usize, scale: f64, out: usize, n: i32): void {
  addScaled<f32>(a, scale, out, n);
}
export function float32_dot(a: usize, b: usize, n: i32): f64 {
  return dot<f32>(a, b, n);
}
export function float32_matmul(a: usize, b: usize, out: usize, m: i32, k: i32, n: i32, ta: i32, tb: i32, acc: i32): void {
  matmul<f32>(a, b, out, m, k, n, ta, tb, acc);
}
export function float32_addRow(b: usize, out: usize, m: i32, n: i32): void {
  addRow<f32>(b, out, m, n);
}
export function float32_gather2d(a: usize, s0: i32, s1: i32, out: usize, n0: i32, n1: i32): void {
  gather2d<f32>(a, s0, s1, out, n0, n1);
}
export function float32_fill(out: usize, value: f64, n: i32): void {
  fill<f32>(out, value, n);
}
export function float32_adam(p: usize, g: usize, m: usize, v: usize, n: i32, c1: f64, c2: f64, rate: f64, e: f64): void {
  adam<f32>(p, g, m, v, n, c1, c2, rate, e);
}
