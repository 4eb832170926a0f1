import { isNdArray, type NdArray, shown, ValueError } from "@dz/ndarray";
import type { Transform } from "./transform.ts";

/** The result of a transform; `what` is for messages. Throws {@link ValueError} unless it is an NdArray. */
export function transformed(transform: Transform, x: NdArray, what: string): NdArray {
  const y = transform(x);
  if (isNdArray(y)) return y;
  // A function written in the options is called "transform" by the language, which says nothing.
  const { name } = transform;
  const called = name === "" || name === "transform" ? "" : `, ${name},`;
  throw new ValueError(`${what}${called} gave ${shown(y)}, expected an NdArray; return one there`);
}
