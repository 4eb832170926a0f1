import { astype, asVariable, reshape, sum, transpose, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/**
 * The product along axes (default all); 1 where there are no elements, int32 for bools. The gradient is exact also
 * where elements are 0. Throws {@link nd.AxisError} for an axis that is out of range or given twice.
 */
export function prod(x: VariableLike, options?: nd.ReduceOptions): Variable {
  const { axis, keepdims } = nd.readOptions("prod", nd.reduceOptions, options);
  const from = asVariable(x, "prod");
  const axes = nd.normalizeAxes(axis, from.shape, "prod");
  const others = from.shape.map((_, i) => i).filter((i) => !axes.includes(i));
  const count = axes.reduce((n, i) => n * (from.shape[i] as number), 1);
  const rest = others.map((i) => from.shape[i] as number);
  const numbers = from.dtype === "bool" ? astype(from, "int32") : from;
  // An empty sum plus 1: the empty product, with a graph as every result has.
  if (count === 0) return sum(numbers, { axis: axes, keepdims }).add(1);
  const column = reshape(transpose(numbers, [...axes, ...others]), [count, ...rest]);
  return reshape(productOfRows(column), nd.reducedShape(from.shape, axes, keepdims));
}

/**
 * Multiplies halves by halves until one row is left. The usual formula of the gradient, the product divided by the
 * element, is undefined where the element is 0; this one does not divide.
 */
function productOfRows(rows: Variable): Variable {
  let product = rows;
  let left: Variable | null = null;
  while (product.shape[0] !== 1) {
    const n = product.shape[0] as number;
    const half = Math.floor(n / 2);
    if (n % 2 === 1) {
      const last = product.getItem(nd.slice(n - 1));
      left = left === null ? last : left.mul(last);
    }
    product = product.getItem(nd.slice(0, half)).mul(product.getItem(nd.slice(half, 2 * half)));
  }
  return left === null ? product : product.mul(left);
}
