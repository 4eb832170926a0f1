import { SeriesError } from "../errors/series-error.ts";
import { mean, variance } from "../numbers/moments.ts";

export type ScalerKind = "standard" | "minmax" | "none";

/** A line that brings values to a size that networks learn well: `z = (y − shift) / scale`. Plain data, for JSON. */
export interface Scaler {
  readonly kind: ScalerKind;
  readonly shift: number;
  readonly scale: number;
}

/**
 * The scaler of some values, which are those of the training part alone: a scaler that has seen the test part has told
 * the network its level and its range.
 *
 * "standard": mean 0 and standard deviation 1 (divided by n); "minmax": from 0 to 1; "none": as they are. Constant values
 * have no spread, and are only shifted.
 */
export function fitScaler(train: Float64Array, kind: ScalerKind): Scaler {
  if (kind === "none") return { kind, shift: 0, scale: 1 };
  if (train.length === 0) throw new SeriesError("fitScaler: no values to be fitted on");
  const low = train.reduce((least, value) => Math.min(least, value));
  const high = train.reduce((most, value) => Math.max(most, value));
  const shift = low === high ? low : kind === "standard" ? mean(train) : low;
  const spread = kind === "standard" ? Math.sqrt(variance(train)) : high - low;
  return { kind, shift, scale: low === high ? 1 : spread };
}

/** `(y − shift) / scale` of each value. */
export function applyScaler({ shift, scale }: Scaler, values: Float64Array): Float64Array {
  return values.map((value) => (value - shift) / scale);
}

/** `z · scale + shift` of each value: the inverse of {@link applyScaler}. */
export function invertScaler({ shift, scale }: Scaler, values: Float64Array): Float64Array {
  return values.map((value) => value * scale + shift);
}
