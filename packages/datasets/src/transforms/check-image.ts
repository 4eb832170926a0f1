import { isNdArray, type NdArray, shown, ValueError } from "@dz/ndarray";

/** The array that a transform is given; throws {@link ValueError} for anything else. */
export function checkImage(x: NdArray, op: string): NdArray {
  if (isNdArray(x)) return x;
  throw new ValueError(`${op}: expected an NdArray, got ${shown(x)}`);
}
