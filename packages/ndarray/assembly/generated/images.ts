// Written by scripts/build-kernels.ts; not edited by hand.

import {
  conv2d,
  conv2dGradWeight,
  deconv2d,
  col2im,
  im2col,
  averagePool,
  maxPool,
  putPooled,
  spreadPooled,
  takePooled,
} from "../images";
import { Geometry } from "./geometry";

export function float64_conv2d(x: usize, W: usize, b: usize, out: usize, work: usize, g: Geometry): void {
  conv2d<f64>(x, W, b, out, work, g);
}

export function float64_conv2dGradWeight(x: usize, gy: usize, out: usize, work: usize, g: Geometry): void {
  conv2dGradWeight<f64>(x, gy, out, work, g);
}

export function float64_deconv2d(y: usize, W: usize, b: usize, out: usize, work: usize, g: Geometry): void {
  deconv2d<f64>(y, W, b, out, work, g);
}

export function float64_col2im(col: usize, out: usize, g: Geometry): void {
  col2im<f64>(col, out, g);
}

export function float64_im2col(image: usize, out: usize, g: Geometry): void {
  im2col<f64>(image, out, g);
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

export function float32_conv2d(x: usize, W: usize, b: usize, out: usize, work: usize, g: Geometry): void {
  conv2d<f32>(x, W, b, out, work, g);
}

export function float32_conv2dGradWeight(x: usize, gy: usize, out: usize, work: usize, g: Geometry): void {
  conv2dGradWeight<f32>(x, gy, out, work, g);
}

export function float32_deconv2d(y: usize, W: usize, b: usize, out: usize, work: usize, g: Geometry): void {
  deconv2d<f32>(y, W, b, out, work, g);
}

export function float32_col2im(col: usize, out: usize, g: Geometry): void {
  col2im<f32>(col, out, g);
}

export function float32_im2col(image: usize, out: usize, g: Geometry): void {
  im2col<f32>(image, out, g);
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
