import { isNdArray, type NdArray, shown, ValueError } from "@dz/ndarray";

/** The argument of a transform; throws {@link ValueError} unless it is an NdArray. */
export function checkImage(x: NdArray, op: string): NdArray {
  if (isNdArray(x)) return x;
  throw new ValueError(`${op}: expected an NdArray, got ${shown(x)}`);
}
