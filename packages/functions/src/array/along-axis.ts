import * as nd from "@dz/ndarray";

/** @internal The index that takes `part` along one axis, and all of the axes before and after it. */
export function alongAxis(axis: number, part: nd.Index): nd.Index[] {
  return [...Array.from({ length: axis }, () => nd.slice()), part];
}
