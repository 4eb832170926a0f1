import { checkFinite, checkNumber, checkObject, checkResult, checkWord } from "../errors/checks.ts";
import { SeriesError } from "../errors/series-error.ts";
import { mean, variance } from "../numbers/moments.ts";

export type ScalerKind = "standard" | "minmax" | "none";

/** The kinds, for checks. */
const scalerKinds: readonly ScalerKind[] = ["standard", "minmax", "none"];

/** A line that brings values to a size that networks learn well: `z = (y − shift) / scale`. Plain data, for JSON. */
export interface Scaler {
  readonly kind: ScalerKind;
  readonly shift: number;
  /** Above 0. */
  readonly scale: number;
}

/**
 * The scaler of some values, which are those of the training part alone: a scaler that has seen the test part has told
 * the network its level and its range.
 *
 * "standard": mean 0 and standard deviation 1 (divided by n); "minmax": from 0 to 1; "none": as they are. Constant values
 * have no spread, and are only shifted. Throws `SeriesError` for no values, and for values that are not finite.
 */
export function fitScaler(train: Float64Array, kind: ScalerKind): Scaler {
  checkWord("fitScaler", "kind", kind, scalerKinds);
  checkFinite("fitScaler", "train", train);
  if (kind === "none") return { kind, shift: 0, scale: 1 };
  if (train.length === 0) throw new SeriesError("fitScaler: no values to be fitted on");
  const low = train.reduce((least, value) => Math.min(least, value));
  const high = train.reduce((most, value) => Math.max(most, value));
  if (low === high) return { kind, shift: low, scale: 1 };
  const shift = checkResult("fitScaler", kind === "standard" ? mean(train) : low);
  const scale = checkResult("fitScaler", kind === "standard" ? Math.sqrt(variance(train)) : high - low);
  // Values that differ by less than 1e-154 have squares of 0.
  return { kind, shift, scale: scale > 0 ? scale : high - low };
}

/** `(y − shift) / scale` of each value. Throws `SeriesError` for values that are not finite. */
export function applyScaler(scaler: Scaler, values: Float64Array): Float64Array {
  const { shift, scale } = checkScaler("applyScaler", scaler);
  checkFinite("applyScaler", "values", values);
  return values.map((value) => (value - shift) / scale);
}

/** `z · scale + shift` of each value: the inverse of {@link applyScaler}. Throws `SeriesError` for values that are not finite. */
export function invertScaler(scaler: Scaler, values: Float64Array): Float64Array {
  const { shift, scale } = checkScaler("invertScaler", scaler);
  checkFinite("invertScaler", "values", values);
  return values.map((value) => value * scale + shift);
}

/** A scaler, which may come from a file. @internal */
export function checkScaler(op: string, scaler: Scaler): Scaler {
  checkObject(op, "scaler", scaler, "what fitScaler gives");
  checkNumber(op, "scaler.shift", scaler.shift, {});
  checkNumber(op, "scaler.scale", scaler.scale, { above: 0 });
  return scaler;
}
