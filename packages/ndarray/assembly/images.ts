// The kernels of windows that slide over images, see index.ts.

import { conv2d, conv2dGradWeight, deconv2d } from "./convolution";
import { Geometry } from "./geometry";
import { col2im, im2col } from "./im2col";
import { averagePool, maxPool, putPooled, spreadPooled, takePooled } from "./pooling";

// float64

export function float64_conv2d(x: usize, W: usize, b: usize, out: usize, work: usize, g: usize): void {
  conv2d<f64>(x, W, b, out, work, changetype<Geometry>(g));
}
export function float64_deconv2d(y: usize, W: usize, b: usize, out: usize, work: usize, g: usize): void {
  deconv2d<f64>(y, W, b, out, work, changetype<Geometry>(g));
}
export function float64_conv2dGradWeight(x: usize, gy: usize, out: usize, work: usize, g: usize): void {
  conv2dGradWeight<f64>(x, gy, out, work, changetype<Geometry>(g));
}
export function float64_im2col(x: usize, out: usize, g: usize): void {
  im2col<f64>(x, out, changetype<Geometry>(g));
}
export function float64_col2im(col: usize, out: usize, g: usize): void {
  col2im<f64>(col, out, changetype<Geometry>(g));
}
export function float64_maxPool(x: usize, out: usize, index: usize, g: usize): void {
  maxPool<f64>(x, out, index, changetype<Geometry>(g));
}
export function float64_takePooled(x: usize, index: usize, out: usize, g: usize): void {
  takePooled<f64>(x, index, out, changetype<Geometry>(g));
}
export function float64_putPooled(gy: usize, index: usize, out: usize, g: usize): void {
  putPooled<f64>(gy, index, out, changetype<Geometry>(g));
}
export function float64_averagePool(x: usize, out: usize, g: usize): void {
  averagePool<f64>(x, out, changetype<Geometry>(g));
}
export function float64_spreadPooled(gy: usize, out: usize, g: usize): void {
  spreadPooled<f64>(gy, out, changetype<Geometry>(g));
}

// float32

export function float32_conv2d(x: usize, W: usize, b: usize, out: usize, work: usize, g: usize): void {
  conv2d<f32>(x, W, b, out, work, changetype<Geometry>(g));
}
export function float32_deconv2d(y: usize, W: usize, b: usize, out: usize, work: usize, g: usize): void {
  deconv2d<f32>(y, W, b, out, work, changetype<Geometry>(g));
}
export function float32_conv2dGradWeight(x: usize, gy: usize, out: usize, work: usize, g: usize): void {
  conv2dGradWeight<f32>(x, gy, out, work, changetype<Geometry>(g));
}
export function float32_im2col(x: usize, out: usize, g: usize): void {
  im2col<f32>(x, out, changetype<Geometry>(g));
}
export function float32_col2im(col: usize, out: usize, g: usize): void {
  col2im<f32>(col, out, changetype<Geometry>(g));
}
export function float32_maxPool(x: usize, out: usize, index: usize, g: usize): void {
  maxPool<f32>(x, out, index, changetype<Geometry>(g));
}
export function float32_takePooled(x: usize, index: usize, out: usize, g: usize): void {
  takePooled<f32>(x, index, out, changetype<Geometry>(g));
}
export function float32_putPooled(gy: usize, index: usize, out: usize, g: usize): void {
  putPooled<f32>(gy, index, out, changetype<Geometry>(g));
}
export function float32_averagePool(x: usize, out: usize, g: usize): void {
  averagePool<f32>(x, out, changetype<Geometry>(g));
}
export function float32_spreadPooled(gy: usize, out: usize, g: usize): void {
  spreadPooled<f32>(gy, out, changetype<Geometry>(g));
}
