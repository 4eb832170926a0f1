import { checkImage } from "./check-image.ts";
import type { Transform } from "./transform.ts";

/** All elements in one axis, row-major. */
export function flatten(): Transform {
  return (x) => checkImage(x, "flatten").reshape(-1);
}
