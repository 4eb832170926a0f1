/** The elementwise ops. */
import * as F from "@dz/functions";
import { type Entry, kinked, ofPositive, smooth } from "./entry.ts";

export const elementwise: Readonly<Record<string, Entry>> = {
  abs: kinked(F.abs, 0),
  acos: smooth((x) => F.acos(x.mul(0.4))),
  add: (s) => {
    const [a, b] = s.two();
    return F.add(a, b);
  },
  asin: smooth((x) => F.asin(x.mul(0.4))),
  atan: smooth(F.atan),
  celu: (s) => F.celu(s.away(s.any(), 0), { alpha: s.number(0.5, 1.5) }),
  clip: (s) => F.clip(s.away(s.any(), -0.5, 0.7), -0.5, 0.7),
  cos: smooth(F.cos),
  cosh: smooth(F.cosh),
  div: (s) => {
    const [a, b] = s.two();
    return F.div(a, s.positive(b));
  },
  elu: (s) => F.elu(s.away(s.any(), 0), { alpha: s.number(0.5, 1.5) }),
  exp: smooth(F.exp),
  erf: smooth(F.erf),
  expm1: smooth(F.expm1),
  gelu: (s) => F.gelu(s.any(), { approximate: s.one(["none", "tanh"] as const) }),
  hardSigmoid: (s) => F.hardSigmoid(s.away(s.any().mul(2), -3, 3)),
  hardSwish: (s) => F.hardSwish(s.away(s.any().mul(2), -3, 3)),
  hardTanh: kinked(F.hardTanh, -1, 1),
  leakyRelu: (s) => F.leakyRelu(s.away(s.any(), 0), { slope: s.number(0, 0.5) }),
  log: ofPositive(F.log),
  log1p: ofPositive(F.log1p),
  log2: ofPositive(F.log2),
  logSigmoid: smooth(F.logSigmoid),
  maximum: (s) => {
    const [a, b, shape] = s.two();
    return F.maximum(s.awayFrom(F.broadcastTo(a, shape), b, 0), b);
  },
  minimum: (s) => {
    const [a, b, shape] = s.two();
    return F.minimum(b, s.awayFrom(F.broadcastTo(a, shape), b, 0));
  },
  mish: smooth(F.mish),
  mul: (s) => {
    const [a, b] = s.two();
    return F.mul(a, b);
  },
  neg: smooth(F.neg),
  pow: (s) => {
    const [a, b] = s.two();
    const exponent = s.one([0, 1, 2, 3, 4]);
    return s.flag() ? F.pow(a, exponent) : F.pow(s.positive(a), s.flag() ? b : s.number(-2, 3));
  },
  prelu: (s) => {
    const x = s.away(s.of(...s.shape(2, 3)), 0);
    return F.prelu(x, s.of(...(s.flag() ? [] : [x.shape[1] as number])));
  },
  relu: kinked(F.relu, 0),
  selu: kinked(F.selu, 0),
  sigmoid: smooth(F.sigmoid),
  silu: smooth(F.silu),
  sin: smooth(F.sin),
  sinh: smooth(F.sinh),
  softplus: (s) => F.softplus(s.any(), { beta: s.number(0.5, 2) }),
  softsign: kinked(F.softsign, 0),
  sqrt: ofPositive(F.sqrt),
  square: smooth(F.square),
  sub: (s) => {
    const [a, b] = s.two();
    return F.sub(a, b);
  },
  tan: smooth((x) => F.tan(x.mul(0.5))),
  tanh: smooth(F.tanh),
  where: (s) => {
    const [a, b, shape] = s.two();
    return F.where(s.mask(shape.slice(s.below(shape.length + 1))), a, b);
  },
};
