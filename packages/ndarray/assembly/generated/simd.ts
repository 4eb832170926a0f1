// Written by scripts/build-kernels.ts; not edited by hand.

import {
  adam,
  copy,
  gatherRows,
  linear,
  rnnCell,
  squaredDistance,
  conv2d,
  conv2dGradWeight,
  deconv2d,
  addRow,
  addScaled,
  fill,
  where,
  gruGates,
  gruGatesGrad,
  lstmGates,
  lstmGatesGrad,
  gather2d,
  col2im,
  im2col,
  matmul,
  packed,
  averagePool,
  maxPool,
  putPooled,
  spreadPooled,
  takePooled,
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
} from "../index";
import { Geometry } from "./geometry";

export function float64_adam(p: usize, g: usize, m: usize, v: usize, n: i32, c1: f64, c2: f64, rate: f64, eps: f64): void {
  adam<f64>(p, g, m, v, n, c1, c2, rate, eps);
}

export function float64_copy(a: usize, out: usize, n: i32): void {
  copy<f64>(a, out, n);
}

export function float64_gatherRows(rows: usize, count: i32, width: i32, out: usize): void {
  gatherRows<f64>(rows, count, width, out);
}

export function float64_linear(x: usize, w: usize, b: usize, out: usize, m: i32, k: i32, n: i32): void {
  linear<f64>(x, w, b, out, m, k, n);
}

export function float64_rnnCell(x: usize, h: usize, wx: usize, wh: usize, b: usize, out: usize, m: i32, k: i32, n: i32): void {
  rnnCell<f64>(x, h, wx, wh, b, out, m, k, n);
}

export function float64_squaredDistance(a: usize, b: usize, out: usize, n: i32): f64 {
  return squaredDistance<f64>(a, b, out, n);
}

export function float64_conv2d(x: usize, W: usize, b: usize, out: usize, work: usize, g: Geometry): void {
  conv2d<f64>(x, W, b, out, work, g);
}

export function float64_conv2dGradWeight(x: usize, gy: usize, out: usize, work: usize, g: Geometry): void {
  conv2dGradWeight<f64>(x, gy, out, work, g);
}

export function float64_deconv2d(y: usize, W: usize, b: usize, out: usize, work: usize, g: Geometry): void {
  deconv2d<f64>(y, W, b, out, work, g);
}

export function float64_addRow(b: usize, out: usize, m: i32, n: i32): void {
  addRow<f64>(b, out, m, n);
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

export function float64_gather2d(a: usize, s0: i32, s1: i32, out: usize, n0: i32, n1: i32): void {
  gather2d<f64>(a, s0, s1, out, n0, n1);
}

export function float64_col2im(col: usize, out: usize, g: Geometry): void {
  col2im<f64>(col, out, g);
}

export function float64_im2col(image: usize, out: usize, g: Geometry): void {
  im2col<f64>(image, out, g);
}

export function float64_matmul(a: usize, b: usize, out: usize, m: i32, k: i32, n: i32, transA: i32, transB: i32, accumulate: i32): void {
  matmul<f64>(a, b, out, m, k, n, transA, transB, accumulate);
}

export function float64_packed(a: usize, aRow: usize, aCol: usize, b: usize, bRow: usize, bCol: usize, out: usize, row: usize, m: i32, k: i32, n: i32, accumulate: i32): void {
  packed<f64>(a, aRow, aCol, b, bRow, bCol, out, row, m, k, n, accumulate);
}

export function float64_averagePool(image: usize, out: usize, g: Geometry): void {
  averagePool<f64>(image, out, g);
}

export function float64_maxPool(image: usize, out: usize, index: usize, g: Geometry): void {
  maxPool<f64>(image, out, index, g);
}

export function float64_putPooled(gy: usize, index: usize, out: usize, g: Geometry): void {
  putPooled<f64>(gy, index, out, g);
}

export function float64_spreadPooled(gy: usize, out: usize, g: Geometry): void {
  spreadPooled<f64>(gy, out, g);
}

export function float64_takePooled(image: usize, index: usize, out: usize, g: Geometry): void {
  takePooled<f64>(image, index, out, g);
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

export function float32_adam(p: usize, g: usize, m: usize, v: usize, n: i32, c1: f64, c2: f64, rate: f64, eps: f64): void {
  adam<f32>(p, g, m, v, n, c1, c2, rate, eps);
}

export function float32_copy(a: usize, out: usize, n: i32): void {
  copy<f32>(a, out, n);
}

export function float32_gatherRows(rows: usize, count: i32, width: i32, out: usize): void {
  gatherRows<f32>(rows, count, width, out);
}

export function float32_linear(x: usize, w: usize, b: usize, out: usize, m: i32, k: i32, n: i32): void {
  linear<f32>(x, w, b, out, m, k, n);
}

export function float32_rnnCell(x: usize, h: usize, wx: usize, wh: usize, b: usize, out: usize, m: i32, k: i32, n: i32): void {
  rnnCell<f32>(x, h, wx, wh, b, out, m, k, n);
}

export function float32_squaredDistance(a: usize, b: usize, out: usize, n: i32): f64 {
  return squaredDistance<f32>(a, b, out, n);
}

export function float32_conv2d(x: usize, W: usize, b: usize, out: usize, work: usize, g: Geometry): void {
  conv2d<f32>(x, W, b, out, work, g);
}

export function float32_conv2dGradWeight(x: usize, gy: usize, out: usize, work: usize, g: Geometry): void {
  conv2dGradWeight<f32>(x, gy, out, work, g);
}

export function float32_deconv2d(y: usize, W: usize, b: usize, out: usize, work: usize, g: Geometry): void {
  deconv2d<f32>(y, W, b, out, work, g);
}

export function float32_addRow(b: usize, out: usize, m: i32, n: i32): void {
  addRow<f32>(b, out, m, n);
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

export function float32_gather2d(a: usize, s0: i32, s1: i32, out: usize, n0: i32, n1: i32): void {
  gather2d<f32>(a, s0, s1, out, n0, n1);
}

export function float32_col2im(col: usize, out: usize, g: Geometry): void {
  col2im<f32>(col, out, g);
}

export function float32_im2col(image: usize, out: usize, g: Geometry): void {
  im2col<f32>(image, out, g);
}

export function float32_matmul(a: usize, b: usize, out: usize, m: i32, k: i32, n: i32, transA: i32, transB: i32, accumulate: i32): void {
  matmul<f32>(a, b, out, m, k, n, transA, transB, accumulate);
}

export function float32_packed(a: usize, aRow: usize, aCol: usize, b: usize, bRow: usize, bCol: usize, out: usize, row: usize, m: i32, k: i32, n: i32, accumulate: i32): void {
  packed<f32>(a, aRow, aCol, b, bRow, bCol, out, row, m, k, n, accumulate);
}

export function float32_averagePool(image: usize, out: usize, g: Geometry): void {
  averagePool<f32>(image, out, g);
}

export function float32_maxPool(image: usize, out: usize, index: usize, g: Geometry): void {
  maxPool<f32>(image, out, index, g);
}

export function float32_putPooled(gy: usize, index: usize, out: usize, g: Geometry): void {
  putPooled<f32>(gy, index, out, g);
}

export function float32_spreadPooled(gy: usize, out: usize, g: Geometry): void {
  spreadPooled<f32>(gy, out, g);
}

export function float32_takePooled(image: usize, index: usize, out: usize, g: Geometry): void {
  takePooled<f32>(image, index, out, g);
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
