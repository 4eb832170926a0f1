// What the steps of an LSTM and a GRU do between their products, see kernels.ts. All rows have n elements.

import { apply2, binary, Op, unary } from "./elementwise";
import { loadPart, mulAdd, splat, storePart } from "./vector";

// One function for the loop and for what is left after it: `whole` is a constant of the call.

// @ts-ignore: decorator
@inline
function read<T>(from: usize, whole: bool, left: usize): v128 {
  return whole ? v128.load(from) : loadPart<T>(from, left);
}

// @ts-ignore: decorator
@inline
function write<T>(to: usize, x: v128, whole: bool, left: usize): void {
  if (whole) v128.store(to, x);
  else storePart<T>(to, x, left);
}

// Functions of a vector in loops of their own, with whole sums in memory between them: together in one loop, they take
// half as much time again, because the registers do not suffice for the constants of all.

function sigmoids<T>(a: usize, out: usize, n: i32): void {
  unary<T>(Op.Sigmoid, a, out, n);
}

function tanhs<T>(a: usize, out: usize, n: i32): void {
  unary<T>(Op.Tanh, a, out, n);
}

// @ts-ignore: decorator
@inline
function lstmCell<T>(c: usize, out: usize, row: usize, whole: bool, left: usize): void {
  const fromInput = v128.mul<T>(read<T>(out + row, whole, left), read<T>(out + 3 * row, whole, left));
  write<T>(out + 5 * row, mulAdd<T>(read<T>(out, whole, left), read<T>(c, whole, left), fromInput), whole, left);
}

// @ts-ignore: decorator
@inline
export function lstmGates<T>(c: usize, out: usize, n: i32): void {
  const row = <usize>n * sizeof<T>();
  sigmoids<T>(out, out, 3 * n);
  tanhs<T>(out + 3 * row, out + 3 * row, n);
  let left = row;
  let to = out;
  for (; left >= 16; left -= 16, c += 16, to += 16) lstmCell<T>(c, to, row, true, left);
  if (left) lstmCell<T>(c, to, row, false, left);
  tanhs<T>(out + 5 * row, out + 4 * row, n);
  binary<T>(Op.Mul, out + 2 * row, 1, out + 4 * row, 1, out + 6 * row, n);
}

// @ts-ignore: decorator
@inline
function lstmGradStep<T>(
  gates: usize,
  c: usize,
  go: usize,
  gc: usize,
  out: usize,
  row: usize,
  whole: bool,
  left: usize,
): void {
  const f = read<T>(gates, whole, left);
  const i = read<T>(gates + row, whole, left);
  const o = read<T>(gates + 2 * row, whole, left);
  const u = read<T>(gates + 3 * row, whole, left);
  const g = read<T>(gc, whole, left);
  write<T>(out, apply2<T>(Op.SigmoidGrad, f, v128.mul<T>(g, read<T>(c, whole, left))), whole, left);
  write<T>(out + row, apply2<T>(Op.SigmoidGrad, i, v128.mul<T>(g, u)), whole, left);
  write<T>(out + 2 * row, apply2<T>(Op.SigmoidGrad, o, read<T>(go, whole, left)), whole, left);
  write<T>(out + 3 * row, apply2<T>(Op.TanhGrad, u, v128.mul<T>(g, i)), whole, left);
  write<T>(out + 4 * row, v128.mul<T>(g, f), whole, left);
}

// @ts-ignore: decorator
@inline
export function lstmGatesGrad<T>(gates: usize, c: usize, go: usize, gc: usize, out: usize, n: i32): void {
  const row = <usize>n * sizeof<T>();
  let left = row;
  for (; left >= 16; left -= 16, gates += 16, c += 16, go += 16, gc += 16, out += 16) {
    lstmGradStep<T>(gates, c, go, gc, out, row, true, left);
  }
  if (left) lstmGradStep<T>(gates, c, go, gc, out, row, false, left);
}

/** `p + r q` */
// @ts-ignore: decorator
@inline
function gruCandidate<T>(out: usize, row: usize, whole: bool, left: usize): void {
  const p = read<T>(out + 2 * row, whole, left);
  write<T>(out + 2 * row, mulAdd<T>(read<T>(out, whole, left), read<T>(out + 3 * row, whole, left), p), whole, left);
}

// @ts-ignore: decorator
@inline
function gruState<T>(h: usize, out: usize, row: usize, whole: bool, left: usize): void {
  const z = read<T>(out + row, whole, left);
  const n = read<T>(out + 2 * row, whole, left);
  const kept = v128.mul<T>(z, read<T>(h, whole, left));
  write<T>(out + 4 * row, mulAdd<T>(v128.sub<T>(splat<T>(1), z), n, kept), whole, left);
}

// @ts-ignore: decorator
@inline
export function gruGates<T>(h: usize, out: usize, n: i32): void {
  const row = <usize>n * sizeof<T>();
  sigmoids<T>(out, out, 2 * n);
  let left = row;
  let to = out;
  for (; left >= 16; left -= 16, to += 16) gruCandidate<T>(to, row, true, left);
  if (left) gruCandidate<T>(to, row, false, left);
  tanhs<T>(out + 2 * row, out + 2 * row, n);
  left = row;
  to = out;
  for (; left >= 16; left -= 16, h += 16, to += 16) gruState<T>(h, to, row, true, left);
  if (left) gruState<T>(h, to, row, false, left);
}

// @ts-ignore: decorator
@inline
function gruGradStep<T>(
  gates: usize,
  h: usize,
  gh: usize,
  out: usize,
  row: usize,
  whole: bool,
  left: usize,
): void {
  const r = read<T>(gates, whole, left);
  const z = read<T>(gates + row, whole, left);
  const n = read<T>(gates + 2 * row, whole, left);
  const g = read<T>(gh, whole, left);
  const toN = apply2<T>(Op.TanhGrad, n, v128.mul<T>(g, v128.sub<T>(splat<T>(1), z)));
  const toR = v128.mul<T>(toN, read<T>(gates + 3 * row, whole, left));
  const toZ = v128.sub<T>(v128.mul<T>(g, read<T>(h, whole, left)), v128.mul<T>(g, n));
  write<T>(out, apply2<T>(Op.SigmoidGrad, r, toR), whole, left);
  write<T>(out + row, apply2<T>(Op.SigmoidGrad, z, toZ), whole, left);
  write<T>(out + 2 * row, toN, whole, left);
  write<T>(out + 3 * row, v128.mul<T>(toN, r), whole, left);
  write<T>(out + 4 * row, v128.mul<T>(g, z), whole, left);
}

// @ts-ignore: decorator
@inline
export function gruGatesGrad<T>(gates: usize, h: usize, gh: usize, out: usize, n: i32): void {
  const row = <usize>n * sizeof<T>();
  let left = row;
  for (; left >= 16; left -= 16, gates += 16, h += 16, gh += 16, out += 16) {
    gruGradStep<T>(gates, h, gh, out, row, true, left);
  }
  if (left) gruGradStep<T>(gates, h, gh, out, row, false, left);
}
