// The numbers of functions.ts.
//
// They lie in memory and not in the code: there, an engine may build each vector of constants anew in every trip of a
// loop, from integers (measured for exp of 100 f64: 600 ns that way, 370 ns this way).

import { loadSplat } from "./vector";

/** The places of the numbers in both tables; used in functions.ts, where knip cannot see it. @public */
export const enum Constant {
  One,
  Two,
  MinusTwo,
  Infinity,
  Magic,
  Log2E,
  Ln2High,
  Ln2Low,
  ExpLowest,
  ExpHighest,
  TanhLowest,
  TanhMiddle,
  SmallestNormal,
  Scale,
  ScaleExponent,
  SqrtHalf,
  OneLessSqrtHalf,
  Mantissa,
  MagicAndBias,
  Half,
  Coth1,
  Coth2,
  Coth3,
  Coth4,
  Coth5,
  Tanh1,
  Tanh2,
  Tanh3,
  Tanh4,
  Tanh5,
  Tanh6,
  Log1,
  Log2,
  Log3,
  Log4,
  Log5,
  Log6,
  Log7,
}

const doubles = memory.data<f64>([
  1,
  2,
  -2,
  Infinity,
  6755399441055744.0, // Magic: 1.5 · 2⁵²; adding it rounds to a whole number and leaves that number in the low bits
  1.4426950408889634, // 1 / ln 2
  6.9314718036912382e-1, // ln 2 in two parts, the first with so few digits that a whole number times it is exact
  1.9082149292705877e-10,
  -746, // where eˣ has reached 0 ...
  710, // ... and infinity
  -50, // where eˣ − 1 has reached −1
  0.625, // between the two ways to tanh
  2.2250738585072014e-308, // the smallest normal number
  18014398509481984, // 2⁵⁴, which makes normal numbers of all below ...
  54, // ... and its exponent
  0.7071067811865476, // √½
  reinterpret<f64>(<i64>0x3ff0000000000000 - <i64>0x3fe6a09e667f3bcd), // the bits of 1 less those of √½
  reinterpret<f64>(<i64>0x000fffffffffffff), // the bits of a number that are not its sign and exponent
  6755399441055744.0 + 1023, // Magic and the bias of the exponent
  0.5,
  1.66666666666666019037e-1, // the polynomial of exp in FreeBSD's e_exp.c
  -2.77777777770155933842e-3,
  6.61375632143793436117e-5,
  -1.65339022054652515390e-6,
  4.13813679705723846039e-8,
  -9.64399179425052238628e-1, // P and Q of Cephes' tanh.c
  -9.92877231001918586564e1,
  -1.61468768441708447952e3,
  1.12811678491632931402e2,
  2.23548839060100448583e3,
  4.84406305325125486048e3,
  6.666666666666735130e-1, // the polynomial of log in FreeBSD's e_log.c
  3.999999999940941908e-1,
  2.857142874366239149e-1,
  2.222219843214978396e-1,
  1.818357216161805012e-1,
  1.531383769920937332e-1,
  1.479819860511658591e-1,
]);

const singles = memory.data<f32>([
  1,
  2,
  -2,
  Infinity,
  12582912, // 1.5 · 2²³
  1.4426950408889634,
  0.693359375,
  -2.1219444e-4,
  -104,
  89,
  -30,
  0.625,
  1.17549435e-38,
  33554432, // 2²⁵
  25,
  0.70710677,
  reinterpret<f32>(<i32>0x3f800000 - <i32>0x3f3504f3),
  reinterpret<f32>(<i32>0x007fffff),
  12582912 + 127,
  0.5,
  1.6666625440e-1, // the polynomial of exp in FreeBSD's e_expf.c
  -2.7667332906e-3,
  0, // not used: two terms are enough
  0,
  0,
  -5.70498872745e-3, // P of Cephes' tanhf.c; Q is 1
  2.06390887954e-2,
  -5.37397155531e-2,
  1.33314422036e-1,
  -3.33332819422e-1,
  0,
  0.66666662693, // the polynomial of log in FreeBSD's e_logf.c
  0.40000972152,
  0.28498786688,
  0.24279078841,
]);

/** A number in all lanes. */
// @ts-ignore: decorator
@inline
export function constant<T>(which: Constant): v128 {
  return loadSplat<T>((sizeof<T>() == 8 ? doubles : singles) + <usize>which * sizeof<T>());
}
