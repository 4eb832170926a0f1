/**
 * Sums in the order in which the SIMD kernels add, so that both give the same bits. The order depends on the number of
 * elements alone. Vectors have 16 bytes.
 *
 * @module
 */
import { DEPTH, SUM_BLOCK_BYTES } from "./thresholds.ts";

/** A dtype, with the parameters of its sums. */
export interface Summed {
  readonly view: Float64Array;
  /** The number of elements of a vector. */
  readonly lanes: number;
  /** Whether sums are rounded to float32. */
  readonly single: boolean;
}

/** A number rounded to its dtype. Faster than a function chosen by dtype, which engines do not inline. */
export function rounded(x: number, single: boolean): number {
  return single ? Math.fround(x) : x;
}

/** The sum of the lanes of a vector at `at`, added from the outside in. */
export function sumOfLanes(parts: Float64Array, at: number, { lanes, single }: Summed): number {
  const part = (i: number): number => parts[at + i] as number;
  return lanes === 2
    ? part(0) + part(1)
    : rounded(rounded(part(0) + part(2), single) + rounded(part(1) + part(3), single), single);
}

/** Four vectors of partial sums. */
const parts = /* @__PURE__ */ new Float64Array(16);

/** `Σ a[i] · b[i]` of `n` elements, or `Σ a[i]` without b: in four vectors of partial sums, block after block. */
export function sumOfProducts(a: number, b: number | null, n: number, summed: Summed): number {
  const { view, lanes, single } = summed;
  const block = (SUM_BLOCK_BYTES / 16) * lanes;
  let total = 0;
  for (let from = 0; from < n; from += block) {
    const end = Math.min(from + block, n);
    parts.fill(0);
    const add = (part: number, i: number): void => {
      const x = view[a + i] as number;
      const term = b === null ? x : rounded(x * (view[b + i] as number), single);
      parts[part] = rounded((parts[part] as number) + term, single);
    };
    let i = from;
    for (; i + 4 * lanes <= end; i += 4 * lanes) for (let j = 0; j < 4 * lanes; j++) add(j, i + j);
    for (; i + lanes <= end; i += lanes) for (let j = 0; j < lanes; j++) add(j, i + j);
    for (let j = 0; i + j < end; j++) add(lanes + j, i + j);
    for (let j = 0; j < lanes; j++) {
      const [p0 = 0, p1 = 0, p2 = 0, p3 = 0] = [0, 1, 2, 3].map((k) => parts[k * lanes + j]);
      parts[j] = rounded(rounded(p0 + p1, single) + rounded(p2 + p3, single), single);
    }
    total += sumOfLanes(parts, 0, summed);
  }
  return total;
}

/** `Σ a[i] · b[i]` of `n` elements in one vector of partial sums, for products of rows with rows. */
export function sumInLanes(a: number, b: number, n: number, summed: Summed): number {
  const { view, lanes, single } = summed;
  parts.fill(0, 0, lanes);
  for (let i = 0, lane = 0; i < n; i++) {
    const term = rounded((view[a + i] as number) * (view[b + i] as number), single);
    parts[lane] = rounded((parts[lane] as number) + term, single);
    if (++lane === lanes) lane = 0;
  }
  return sumOfLanes(parts, 0, summed);
}

/** `Σ a[i·aStep] · b[i·bStep]` of `n` elements after `total`, one after the other. */
export function sumInOrder(
  total: number,
  a: number,
  aStep: number,
  b: number,
  bStep: number,
  n: number,
  { view, single }: Summed,
): number {
  let sum = total;
  for (let i = 0, x = a, y = b; i < n; i++, x += aStep, y += bStep) {
    sum = rounded(sum + rounded((view[x] as number) * (view[y] as number), single), single);
  }
  return sum;
}

/** The same with products in pairs: the two products of a pair are added first. `n` is even. */
export function sumInPairs(
  total: number,
  a: number,
  aStep: number,
  b: number,
  bStep: number,
  n: number,
  { view, single }: Summed,
): number {
  let sum = total;
  for (let i = 0, x = a, y = b; i < n; i += 2, x += 2 * aStep, y += 2 * bStep) {
    const first = rounded((view[x] as number) * (view[y] as number), single);
    const second = rounded((view[x + aStep] as number) * (view[y + bStep] as number), single);
    sum = rounded(sum + rounded(first + second, single), single);
  }
  return sum;
}

/** Like {@link sumInOrder}, in blocks of {@link DEPTH} products that are added to `total` one after the other. */
export function sumInBlocks(
  total: number | null,
  a: number,
  aStep: number,
  b: number,
  bStep: number,
  n: number,
  summed: Summed,
): number {
  let sum = total;
  for (let i = 0; i < n; i += DEPTH) {
    const block = sumInOrder(0, a + i * aStep, aStep, b + i * bStep, bStep, Math.min(DEPTH, n - i), summed);
    sum = sum === null ? block : rounded(sum + block, summed.single);
  }
  return sum ?? 0;
}
