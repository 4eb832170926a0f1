// The step of Adam, see kernels.ts.

import { loadPart, mulAdd, splat, storePart } from "./vector";

/** `m + c · (x − m)` */
// @ts-ignore: decorator
@inline
function mean<T>(m: v128, c: v128, x: v128): v128 {
  return mulAdd<T>(c, v128.sub<T>(x, m), m);
}

/** `p − rate · m / (√v + eps)` */
// @ts-ignore: decorator
@inline
function moved<T>(p: v128, m: v128, v: v128, rate: v128, eps: v128): v128 {
  return v128.sub<T>(p, v128.div<T>(v128.mul<T>(rate, m), v128.add<T>(v128.sqrt<T>(v), eps)));
}

// @ts-ignore: decorator
@inline
export function adam<T>(p: usize, g: usize, m: usize, v: usize, n: i32, c1: f64, c2: f64, rate: f64, eps: f64): void {
  const k1 = splat<T>(c1);
  const k2 = splat<T>(c2);
  const r = splat<T>(rate);
  const e = splat<T>(eps);
  let left = <usize>n * sizeof<T>();
  for (; left >= 16; left -= 16, p += 16, g += 16, m += 16, v += 16) {
    const gradient = v128.load(g);
    const first = mean<T>(v128.load(m), k1, gradient);
    const second = mean<T>(v128.load(v), k2, v128.mul<T>(gradient, gradient));
    v128.store(m, first);
    v128.store(v, second);
    v128.store(p, moved<T>(v128.load(p), first, second, r, e));
  }
  if (left == 0) return;
  const gradient = loadPart<T>(g, left);
  const first = mean<T>(loadPart<T>(m, left), k1, gradient);
  const second = mean<T>(loadPart<T>(v, left), k2, v128.mul<T>(gradient, gradient));
  storePart<T>(m, first, left);
  storePart<T>(v, second, left);
  storePart<T>(p, moved<T>(loadPart<T>(p, left), first, second, r, e), left);
}
