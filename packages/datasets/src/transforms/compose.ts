import { shown, ValueError } from "@dz/ndarray";
import type { Transform } from "./transform.ts";
import { transformed } from "./transformed.ts";

/** Applies transforms in order; an empty list is the identity. The result throws {@link ValueError} for a transform that returns no NdArray. */
export function compose(transforms: readonly Transform[]): Transform {
  if (!Array.isArray(transforms))
    throw new ValueError(`compose: expected a list of transforms, got ${shown(transforms)}; write compose([a, b])`);
  const all: Transform[] = [];
  for (const transform of transforms) {
    if (typeof transform !== "function") {
      throw new ValueError(`compose: expected transforms, which are functions, got ${shown(transform)}`);
    }
    all.push(transform);
  }
  return (x) => all.reduce((y, transform, i) => transformed(transform, y, `compose: transform ${i}`), x);
}
