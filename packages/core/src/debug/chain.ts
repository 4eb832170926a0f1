import { formatShape } from "@dz/ndarray";
import type { FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";

/** The most functions of a chain that are named, and the most inputs of each. */
const FUNCTIONS = 8;
const INPUTS = 6;

/** The name of a function in messages: `rnnCell` for a class RnnCell. */
export function opName({ name }: { readonly name: string }): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The name of a value in messages: `W [4, 3]`, or only the shape if it has no name. */
export function labelOf({ name, shape }: Variable): string {
  return name === null ? formatShape(shape) : `${name} ${formatShape(shape)}`;
}

/**
 * The functions that led to a result, the last one first:
 * `log([2, 3]) <- sub([2, 3], []) <- matmul(x [2, 4], W [4, 3])`. Where a function has several computed inputs, the
 * chain follows one that `prefers` accepts, else the first.
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
    const computed = xs.filter((x) => x.creatorNode !== null);
    const next = (computed.find(prefers) ?? computed[0])?.creatorNode ?? null;
    if (next === null) break;
    f = next.fn;
    xs = next.inputs;
  }
  return links.join(" <- ");
}
