/**
 * Convolution and pooling under DeZero's names, and their attributes.
 *
 * @module
 */
import type { Variable } from "@dz/core";
import * as F from "@dz/functions";
import type { Pair, WindowOptions } from "@dz/ndarray";
import { DataError } from "../decode.ts";
import type { Fields } from "../fields.ts";
import type { Operation } from "./operations.ts";

/** A number or a list, which is a pair unless the case is about an invalid one. */
export function pairOf(attrs: Fields, name: string): Pair {
  return Array.isArray(attrs.get(name)) ? (attrs.numbers(name) as readonly number[] as Pair) : attrs.number(name);
}

function moving(attrs: Fields): WindowOptions {
  return { stride: pairOf(attrs, "stride"), pad: pairOf(attrs, "pad") };
}

function sized(attrs: Fields): [kernelSize: Pair, options: WindowOptions] {
  return [pairOf(attrs, "kernel"), moving(attrs)];
}

function columns(attrs: Fields): [kernelSize: Pair, options: F.Im2colOptions] {
  return [pairOf(attrs, "kernel"), { ...moving(attrs), toMatrix: attrs.flag("to_matrix") }];
}

function only(inputs: readonly Variable[]): Variable {
  if (inputs.length !== 1) throw new DataError(`inputs: expected 1, got ${inputs.length}`);
  return inputs[0] as Variable;
}

/** Images, filters and, if present, the bias. */
function filtered(inputs: readonly Variable[]): [Variable, Variable, Variable | null] {
  if (inputs.length !== 2 && inputs.length !== 3) throw new DataError(`inputs: expected 2 or 3, got ${inputs.length}`);
  const [x, W, b = null] = inputs as [Variable, Variable, Variable?];
  return [x, W, b];
}

function plain(name: string, f: (inputs: readonly Variable[], attrs: Fields) => Variable): Operation {
  return { name, apply: (inputs, attrs) => ({ y: f(inputs, attrs) }) };
}

/** The operations under DeZero's names. */
export const convolutions: Readonly<Record<string, Operation>> = {
  conv2d: plain("conv2d", (inputs, attrs) => F.conv2d(...filtered(inputs), moving(attrs))),
  deconv2d: plain("deconv2d", (inputs, attrs) => {
    const outSize = attrs.has("outsize") && attrs.get("outsize") !== null ? pairOf(attrs, "outsize") : null;
    return F.deconv2d(...filtered(inputs), { ...moving(attrs), outSize });
  }),
  pooling: plain("pooling", (inputs, attrs) => F.pooling(only(inputs), ...sized(attrs))),
  average_pooling: plain("averagePooling", (inputs, attrs) => F.averagePooling(only(inputs), ...sized(attrs))),
  im2col: plain("im2col", (inputs, attrs) => F.im2col(only(inputs), ...columns(attrs))),
  col2im: plain("col2im", (inputs, attrs) => F.col2im(only(inputs), attrs.numbers("input_shape"), ...columns(attrs))),
};
