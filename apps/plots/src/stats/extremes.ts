/** The positions, from an index up to another, of the lowest value, the highest, and the first NaN. */
export function extremes(
  values: Float64Array,
  from: number,
  to: number,
): { least?: number; most?: number; none?: number } {
  let [least, most, none] = [-1, -1, -1];
  for (let i = from; i < to; i++) {
    const x = values[i] as number;
    if (Number.isNaN(x)) {
      if (none < 0) none = i;
      continue;
    }
    if (least < 0 || x < (values[least] as number)) least = i;
    if (most < 0 || x > (values[most] as number)) most = i;
  }
  return {
    ...(least < 0 ? {} : { least }),
    ...(most < 0 ? {} : { most }),
    ...(none < 0 ? {} : { none }),
  };
}
