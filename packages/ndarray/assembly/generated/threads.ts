// Written by scripts/build-kernels.ts; not edited by hand.

import {
  packed,
} from "../threads";
export { moveWorkspace } from "../threads";

export function float64_packed(a: usize, aRow: usize, aCol: usize, b: usize, bRow: usize, bCol: usize, out: usize, row: usize, m: i32, k: i32, n: i32, accumulate: i32): void {
  packed<f64>(a, aRow, aCol, b, bRow, bCol, out, row, m, k, n, accumulate);
}

export function float32_packed(a: usize, aRow: usize, aCol: usize, b: usize, bRow: usize, bCol: usize, out: usize, row: usize, m: i32, k: i32, n: i32, accumulate: i32): void {
  packed<f32>(a, aRow, aCol, b, bRow, bCol, out, row, m, k, n, accumulate);
}
