/**
 * Sums of products of arrays with named axes: axes of the same name share an index, and the sum goes over every name
 * that is not in the result.
 *
 * Two arrays are contracted at a time, from the left. Names in both that are still needed are batch axes, names in both
 * that are not are summed, and the others belong to one of the two: so each step is a batch of matrix products.
 *
 * @module
 */
import * as nd from "@dz/ndarray";

/** An array with the names of its axes. */
export interface Term {
  readonly a: nd.NdArray;
  readonly labels: readonly string[];
}

/**
 * @internal The sum of products of `terms` with the axes `output`. The result is float, as that of a matrix product,
 * and never an array of `terms` itself.
 */
export function contract(terms: readonly Term[], output: readonly string[]): nd.NdArray {
  const dtype = nd.floatOf(terms.map(({ a }) => a.dtype).reduce(nd.promote));
  const [first, ...rest] = terms.map(({ a, labels }) => ({ a: nd.astype(a, dtype), labels })) as [Term, ...Term[]];
  const product = rest.reduce((term, next, i) => {
    const needed = new Set([...output, ...rest.slice(i + 1).flatMap(({ labels }) => labels)]);
    return contractTwo(term, next, needed);
  }, first);
  const y = arranged(summed(product, new Set(output)), output);
  return terms.some(({ a }) => a === y) ? nd.copy(y) : y; // a copy, since operands may be updated in place
}

function contractTwo(x: Term, y: Term, needed: ReadonlySet<string>): Term {
  const a = summed(x, new Set([...needed, ...y.labels]));
  const b = summed(y, new Set([...needed, ...x.labels]));
  const common = a.labels.filter((label) => b.labels.includes(label));
  const batch = common.filter((label) => needed.has(label));
  const inner = common.filter((label) => !needed.has(label));
  const left = a.labels.filter((label) => !common.includes(label));
  const right = b.labels.filter((label) => !common.includes(label));

  // Without a sum, or with 1 × 1 matrices in a batch, there would be many tiny matrix products.
  if (inner.length === 0 || (batch.length > 0 && left.length + right.length === 0)) {
    const labels = [...batch, ...left, ...right, ...inner];
    return summed({ a: nd.mul(spread(a, labels), spread(b, labels)), labels }, needed);
  }
  const [rows, columns] = [arranged(a, [...batch, ...left, ...inner]), arranged(b, [...batch, ...inner, ...right])];
  const lengths = lengthsOf(a, b);
  const size = (labels: readonly string[]): number => nd.sizeOf(lengths(labels));
  const [count, m, k, n] = [size(batch), size(left), size(inner), size(right)];
  const many = batch.length === 0 ? [] : [count];
  const product = nd.matmul(shaped(rows, [...many, m, k]), shaped(columns, [...many, k, n]));
  const labels = [...batch, ...left, ...right];
  return { a: nd.reshape(product, lengths(labels)), labels };
}

/** The sum over the axes that are not in `keep`. */
function summed({ a, labels }: Term, keep: ReadonlySet<string>): Term {
  const axes = labels.flatMap((label, i) => (keep.has(label) ? [] : [i]));
  if (axes.length === 0) return { a, labels };
  return { a: nd.sum(a, { axis: axes }), labels: labels.filter((label) => keep.has(label)) };
}

/** A view with the axes in the order of the names. */
function arranged({ a, labels }: Term, order: readonly string[]): nd.NdArray {
  if (order.every((label, i) => label === labels[i])) return a;
  return nd.transpose(
    a,
    order.map((label) => labels.indexOf(label)),
  );
}

/** A view with all of the axes `labels`; those that the term does not have get length 1. */
function spread(term: Term, labels: readonly string[]): nd.NdArray {
  const own = labels.filter((label) => term.labels.includes(label));
  const a = arranged(term, own);
  let at = 0;
  return shaped(
    a,
    labels.map((label) => (own.includes(label) ? (a.shape[at++] as number) : 1)),
  );
}

/** The lengths of the axes that at least one of two terms has. */
function lengthsOf(...terms: readonly Term[]): (labels: readonly string[]) => number[] {
  const lengths = new Map(terms.flatMap(({ a, labels }) => labels.map((label, i) => [label, a.shape[i] as number])));
  return (labels) => labels.map((label) => lengths.get(label) as number);
}

/** Reshapes only if the shape changes: `reshape` would copy a transposed matrix, which a product can read in place. */
function shaped(a: nd.NdArray, shape: nd.Shape): nd.NdArray {
  return nd.sameShape(a.shape, shape) ? a : nd.reshape(a, shape);
}
