import { shown, ValueError } from "@dz/ndarray";
import type { Transform } from "./transform.ts";

/** Applies transforms in order; an empty list is the identity. */
export function compose(transforms: readonly Transform[]): Transform {
  if (!Array.isArray(transforms))
    throw new ValueError(`compose: expected a list of transforms, got ${shown(transforms)}`);
  const all: Transform[] = [];
  for (const transform of transforms) {
    if (typeof transform !== "function") {
      throw new ValueError(`compose: expected transforms, which are functions, got ${shown(transform)}`);
    }
    all.push(transform);
  }
  return (x) => all.reduce((y, transform) => transform(y), x);
}
