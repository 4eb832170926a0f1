import { compose } from "./compose.ts";
import { normalize } from "./normalize.ts";
import { toFloat } from "./to-float.ts";
import type { Transform } from "./transform.ts";

/** DeZero's default transform for CIFAR: float32, then `(x - 0.5) / 0.5`. */
export function aroundZero(): Transform {
  return compose([toFloat(), normalize(0.5, 0.5)]);
}
