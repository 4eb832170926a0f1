// Written by scripts/build-kernels.ts; not edited by hand.

import {
  copy,
  gatherRows,
  squaredDistance,
  addScaled,
  fill,
  where,
  gather2d,
  dot,
  add,
  sub,
  mul,
  div,
  addRows,
  subRows,
  mulRows,
  divRows,
  maximum,
  minimum,
  equal,
  notEqual,
  less,
  lessEqual,
  greater,
  greaterEqual,
  neg,
  abs,
  sqrt,
  exp,
  log,
  tanh,
  sigmoid,
  relu,
  tanhGrad,
  sigmoidGrad,
  reluGrad,
  sum,
  max,
  min,
} from "../arithmetic";

export function float64_copy(a: usize, out: usize, n: i32): void {
  copy<f64>(a, out, n);
}

export function float64_gatherRows(rows: usize, count: i32, width: i32, out: usize): void {
  gatherRows<f64>(rows, count, width, out);
}

export function float64_squaredDistance(a: usize, b: usize, out: usize, n: i32): f64 {
  return squaredDistance<f64>(a, b, out, n);
}

export function float64_addScaled(a: usize, scale: f64, out: usize, n: i32): void {
  addScaled<f64>(a, scale, out, n);
}

export function float64_fill(out: usize, value: f64, n: i32): void {
  fill<f64>(out, value, n);
}

export function float64_where(mask: usize, a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  where<f64>(mask, a, aStep, b, bStep, out, n);
}

export function float64_gather2d(a: usize, s0: i32, s1: i32, out: usize, n0: i32, n1: i32): void {
  gather2d<f64>(a, s0, s1, out, n0, n1);
}

export function float64_dot(a: usize, b: usize, n: i32): f64 {
  return dot<f64>(a, b, n);
}

export function float64_add(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  add<f64>(a, aStep, b, bStep, out, n);
}

export function float64_sub(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  sub<f64>(a, aStep, b, bStep, out, n);
}

export function float64_mul(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  mul<f64>(a, aStep, b, bStep, out, n);
}

export function float64_div(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  div<f64>(a, aStep, b, bStep, out, n);
}

export function float64_addRows(a: usize, aRow: usize, aStep: i32, b: usize, bRow: usize, bStep: i32, out: usize, rows: i32, n: i32): void {
  addRows<f64>(a, aRow, aStep, b, bRow, bStep, out, rows, n);
}

export function float64_subRows(a: usize, aRow: usize, aStep: i32, b: usize, bRow: usize, bStep: i32, out: usize, rows: i32, n: i32): void {
  subRows<f64>(a, aRow, aStep, b, bRow, bStep, out, rows, n);
}

export function float64_mulRows(a: usize, aRow: usize, aStep: i32, b: usize, bRow: usize, bStep: i32, out: usize, rows: i32, n: i32): void {
  mulRows<f64>(a, aRow, aStep, b, bRow, bStep, out, rows, n);
}

export function float64_divRows(a: usize, aRow: usize, aStep: i32, b: usize, bRow: usize, bStep: i32, out: usize, rows: i32, n: i32): void {
  divRows<f64>(a, aRow, aStep, b, bRow, bStep, out, rows, n);
}

export function float64_maximum(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  maximum<f64>(a, aStep, b, bStep, out, n);
}

export function float64_minimum(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  minimum<f64>(a, aStep, b, bStep, out, n);
}

export function float64_equal(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  equal<f64>(a, aStep, b, bStep, out, n);
}

export function float64_notEqual(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  notEqual<f64>(a, aStep, b, bStep, out, n);
}

export function float64_less(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  less<f64>(a, aStep, b, bStep, out, n);
}

export function float64_lessEqual(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  lessEqual<f64>(a, aStep, b, bStep, out, n);
}

export function float64_greater(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  greater<f64>(a, aStep, b, bStep, out, n);
}

export function float64_greaterEqual(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  greaterEqual<f64>(a, aStep, b, bStep, out, n);
}

export function float64_neg(a: usize, out: usize, n: i32): void {
  neg<f64>(a, out, n);
}

export function float64_abs(a: usize, out: usize, n: i32): void {
  abs<f64>(a, out, n);
}

export function float64_sqrt(a: usize, out: usize, n: i32): void {
  sqrt<f64>(a, out, n);
}

export function float64_exp(a: usize, out: usize, n: i32): void {
  exp<f64>(a, out, n);
}

export function float64_log(a: usize, out: usize, n: i32): void {
  log<f64>(a, out, n);
}

export function float64_tanh(a: usize, out: usize, n: i32): void {
  tanh<f64>(a, out, n);
}

export function float64_sigmoid(a: usize, out: usize, n: i32): void {
  sigmoid<f64>(a, out, n);
}

export function float64_relu(a: usize, out: usize, n: i32): void {
  relu<f64>(a, out, n);
}

export function float64_tanhGrad(y: usize, gy: usize, out: usize, n: i32): void {
  tanhGrad<f64>(y, gy, out, n);
}

export function float64_sigmoidGrad(y: usize, gy: usize, out: usize, n: i32): void {
  sigmoidGrad<f64>(y, gy, out, n);
}

export function float64_reluGrad(y: usize, gy: usize, out: usize, n: i32): void {
  reluGrad<f64>(y, gy, out, n);
}

export function float64_sum(a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  sum<f64>(a, out, outer, length, inner);
}

export function float64_max(a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  max<f64>(a, out, outer, length, inner);
}

export function float64_min(a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  min<f64>(a, out, outer, length, inner);
}

export function float32_copy(a: usize, out: usize, n: i32): void {
  copy<f32>(a, out, n);
}

export function float32_gatherRows(rows: usize, count: i32, width: i32, out: usize): void {
  gatherRows<f32>(rows, count, width, out);
}

export function float32_squaredDistance(a: usize, b: usize, out: usize, n: i32): f64 {
  return squaredDistance<f32>(a, b, out, n);
}

export function float32_addScaled(a: usize, scale: f64, out: usize, n: i32): void {
  addScaled<f32>(a, scale, out, n);
}

export function float32_fill(out: usize, value: f64, n: i32): void {
  fill<f32>(out, value, n);
}

export function float32_where(mask: usize, a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  where<f32>(mask, a, aStep, b, bStep, out, n);
}

export function float32_gather2d(a: usize, s0: i32, s1: i32, out: usize, n0: i32, n1: i32): void {
  gather2d<f32>(a, s0, s1, out, n0, n1);
}

export function float32_dot(a: usize, b: usize, n: i32): f64 {
  return dot<f32>(a, b, n);
}

export function float32_add(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  add<f32>(a, aStep, b, bStep, out, n);
}

export function float32_sub(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  sub<f32>(a, aStep, b, bStep, out, n);
}

export function float32_mul(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  mul<f32>(a, aStep, b, bStep, out, n);
}

export function float32_div(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  div<f32>(a, aStep, b, bStep, out, n);
}

export function float32_addRows(a: usize, aRow: usize, aStep: i32, b: usize, bRow: usize, bStep: i32, out: usize, rows: i32, n: i32): void {
  addRows<f32>(a, aRow, aStep, b, bRow, bStep, out, rows, n);
}

export function float32_subRows(a: usize, aRow: usize, aStep: i32, b: usize, bRow: usize, bStep: i32, out: usize, rows: i32, n: i32): void {
  subRows<f32>(a, aRow, aStep, b, bRow, bStep, out, rows, n);
}

export function float32_mulRows(a: usize, aRow: usize, aStep: i32, b: usize, bRow: usize, bStep: i32, out: usize, rows: i32, n: i32): void {
  mulRows<f32>(a, aRow, aStep, b, bRow, bStep, out, rows, n);
}

export function float32_divRows(a: usize, aRow: usize, aStep: i32, b: usize, bRow: usize, bStep: i32, out: usize, rows: i32, n: i32): void {
  divRows<f32>(a, aRow, aStep, b, bRow, bStep, out, rows, n);
}

export function float32_maximum(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  maximum<f32>(a, aStep, b, bStep, out, n);
}

export function float32_minimum(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  minimum<f32>(a, aStep, b, bStep, out, n);
}

export function float32_equal(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  equal<f32>(a, aStep, b, bStep, out, n);
}

export function float32_notEqual(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  notEqual<f32>(a, aStep, b, bStep, out, n);
}

export function float32_less(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  less<f32>(a, aStep, b, bStep, out, n);
}

export function float32_lessEqual(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  lessEqual<f32>(a, aStep, b, bStep, out, n);
}

export function float32_greater(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  greater<f32>(a, aStep, b, bStep, out, n);
}

export function float32_greaterEqual(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  greaterEqual<f32>(a, aStep, b, bStep, out, n);
}

export function float32_neg(a: usize, out: usize, n: i32): void {
  neg<f32>(a, out, n);
}

export function float32_abs(a: usize, out: usize, n: i32): void {
  abs<f32>(a, out, n);
}

export function float32_sqrt(a: usize, out: usize, n: i32): void {
  sqrt<f32>(a, out, n);
}

export function float32_exp(a: usize, out: usize, n: i32): void {
  exp<f32>(a, out, n);
}

export function float32_log(a: usize, out: usize, n: i32): void {
  log<f32>(a, out, n);
}

export function float32_tanh(a: usize, out: usize, n: i32): void {
  tanh<f32>(a, out, n);
}

export function float32_sigmoid(a: usize, out: usize, n: i32): void {
  sigmoid<f32>(a, out, n);
}

export function float32_relu(a: usize, out: usize, n: i32): void {
  relu<f32>(a, out, n);
}

export function float32_tanhGrad(y: usize, gy: usize, out: usize, n: i32): void {
  tanhGrad<f32>(y, gy, out, n);
}

export function float32_sigmoidGrad(y: usize, gy: usize, out: usize, n: i32): void {
  sigmoidGrad<f32>(y, gy, out, n);
}

export function float32_reluGrad(y: usize, gy: usize, out: usize, n: i32): void {
  reluGrad<f32>(y, gy, out, n);
}

export function float32_sum(a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  sum<f32>(a, out, outer, length, inner);
}

export function float32_max(a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  max<f32>(a, out, outer, length, inner);
}

export function float32_min(a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  min<f32>(a, out, outer, length, inner);
}
