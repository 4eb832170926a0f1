/**
 * What chance alone does to groups of errors.
 *
 * @module
 */

/** The numbers of a linear congruential generator, from 0 to below 1: the same ones at every call (Park and Miller 1988). */
function* numbers(): Generator<number, never> {
  for (let state = 1; ; ) {
    state = (state * 48271) % 2147483647;
    yield state / 2147483647;
  }
}

/**
 * In which part of 199 shuffles of the errors some group has at least the mean error of the given one: small if that is
 * hardly chance. Groups of fewer than `least` steps are left out. Counts the errors as they are as one more shuffle, so that
 * the least answer is 0.005.
 */
export function chanceOf(
  mean: number,
  errors: ArrayLike<number>,
  labels: readonly number[],
  count: number,
  least: number,
): number {
  const shuffles = 199;
  const random = numbers();
  const shuffled = Float64Array.from(errors);
  const sizes = new Float64Array(count);
  for (const label of labels) if (label < count) sizes[label] = (sizes[label] as number) + 1;
  let reached = 1;
  for (let k = 0; k < shuffles; k++) {
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = Math.floor(random.next().value * (i + 1));
      const moved = shuffled[i] as number;
      shuffled[i] = shuffled[j] as number;
      shuffled[j] = moved;
    }
    const sums = new Float64Array(count);
    labels.forEach((label, i) => {
      if (label < count) sums[label] = (sums[label] as number) + (shuffled[i] as number);
    });
    if (sums.some((sum, label) => (sizes[label] as number) >= least && sum / (sizes[label] as number) >= mean))
      reached++;
  }
  return reached / (shuffles + 1);
}
