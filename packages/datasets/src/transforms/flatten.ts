import type { Transform } from "./transform.ts";

/** All elements in one axis, row by row. */
export function flatten(): Transform {
  return (x) => x.reshape(-1);
}
