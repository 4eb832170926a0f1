/**
 * Values that an update has changed in place between a forward and its backward.
 *
 * A node refers to its inputs and does not copy them, so a gradient that needs the value of a parameter would be wrong
 * once an optimizer has overwritten it. But most gradients need only some of the values, or only shapes. So the
 * backward of such a node runs on stand-ins that have shape and dtype, and throw when their elements are read.
 *
 * @module
 */
import { NdArray, StateError } from "@dz/ndarray";
import { writtenSince } from "@dz/ndarray/memory";
import { labelOf, opName } from "../debug/chain.ts";
import type { GraphNode } from "../graph/graph-node.ts";
import type { Variable } from "../graph/variable.ts";

/** Whether an input or output of a node was written in place after its forward. */
export function hasStaleValues(node: GraphNode): boolean {
  for (const x of node.inputs) if (writtenSince(x.data, node.writesBefore)) return true;
  return node.outputs.some(({ data }) => writtenSince(data, node.writesBefore));
}

/**
 * Runs `body`, the visit of a node, while those of its values that were changed in place have only a shape and a dtype.
 * Throws {@link StateError} if it reads their elements.
 */
export function withStaleUnreadable<T>(node: GraphNode, body: () => T): T {
  const wanted = node.inputs.some((x) => !x.isConstant); // else the gradients are not used
  const changed = [...node.inputs, ...node.outputs].filter((x) => wanted && writtenSince(x.data, node.writesBefore));
  const values = new Map(changed.map((x) => [x, x.data]));
  const shells = changed.map((x) => [x, unreadable(x, node)] as const);
  for (const [x, shell] of shells) x.data = shell;
  try {
    return body();
  } finally {
    for (const [x, data] of values) x.data = data;
  }
}

/** A stand-in with the shape and dtype of `x` that throws when its elements are read. */
function unreadable(x: Variable, { fn }: GraphNode): NdArray {
  const { dims, size, dtype, strides } = x.data;
  const label = labelOf(named(x));
  const refused = {
    get(): never {
      throw new StateError(
        `backward: ${label} was changed in place after ${opName(fn)} used it, as optimizer.update() does; call backward before that, or compute the loss again`,
      );
    },
  };
  const array = Object.create(NdArray.prototype, { ptr: refused, span: refused }) as NdArray;
  return Object.assign(array, { dims, size, dtype, strides });
}

/** The value itself, or, if it has no name and is a view of a value that has one, that value. */
function named(x: Variable): Variable {
  const { span } = x.data;
  for (let y: Variable | undefined = x; y !== undefined; y = y.creatorNode?.inputs.find((z) => z.data.span === span)) {
    if (y.name !== null) return y;
  }
  return x;
}
