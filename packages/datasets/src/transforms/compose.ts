import type { Transform } from "./transform.ts";

/** Several transforms one after the other, the first one first; none of them change nothing. */
export function compose(transforms: readonly Transform[]): Transform {
  const all = [...transforms];
  return (x) => all.reduce((y, transform) => transform(y), x);
}
