import * as nd from "@dz/ndarray";

/** @internal The index that takes `part` along one axis and every other axis whole. */
export function alongAxis(axis: number, part: nd.Index): nd.Index[] {
  return [...Array.from({ length: axis }, () => nd.slice()), part];
}
