import { formatShape } from "@dz/ndarray";
import type { FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";

/** So many functions of a chain are named, and so many inputs of each. */
const FUNCTIONS = 8;
const INPUTS = 6;

/** How messages call a function: `rnnCell` for a class RnnCell. */
export function opName({ name }: { readonly name: string }): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** How messages call a value: `W [4, 3]`, or its shape if it has no name. */
export function labelOf({ name, shape }: Variable): string {
  return name === null ? formatShape(shape) : `${name} ${formatShape(shape)}`;
}

/**
 * What led to a result, the last function first: `log([2, 3]) <- sub([2, 3], []) <- matmul(x [2, 4], W [4, 3])`. Where a
 * function has several inputs that were computed, the chain follows the one that `prefers` says, else the first.
 */
export function chainOf(
  fn: FunctionNode,
  inputs: readonly Variable[],
  prefers: (x: Variable) => boolean = () => false,
): string {
  const links: string[] = [];
  for (let [f, xs] = [fn, inputs]; ; ) {
    if (links.length === FUNCTIONS) {
      links.push("...");
      break;
    }
    const labels = xs.slice(0, INPUTS).map(labelOf);
    if (xs.length > INPUTS) labels.push("...");
    links.push(`${opName(f)}(${labels.join(", ")})`);
    const computed = xs.filter((x) => x.node !== null);
    const next = (computed.find(prefers) ?? computed[0])?.node ?? null;
    if (next === null) break;
    f = next.fn;
    xs = next.inputs;
  }
  return links.join(" <- ");
}
