import { compose } from "./compose.ts";
import { normalize } from "./normalize.ts";
import { toFloat } from "./to-float.ts";
import type { Transform } from "./transform.ts";

/** What DeZero does to the images of CIFAR by default: float32, then `(x - 0.5) / 0.5`. */
export function aroundZero(): Transform {
  return compose([toFloat(), normalize(0.5, 0.5)]);
}
