/** The indices of every `every`-th epoch of `epochs`, from the first, and the last one; of these at most `most`. */
export function thinned(epochs: number, every = 1, most = 100): number[] {
  if (!(Number.isInteger(every) && every > 0)) {
    throw new RangeError(`animation: frames are thinned by a whole number from 1, not ${every}`);
  }
  const step = Math.max(every, Math.ceil((epochs - 1) / (most - 1)));
  const indices: number[] = [];
  for (let i = 0; i < epochs - 1; i += step) indices.push(i);
  if (epochs > 0) indices.push(epochs - 1);
  return indices;
}
