import { describe, ValueError } from "@dz/ndarray";

/** A hyperparameter; throws {@link ValueError} unless it lies in [low, high], or [low, high) if `open`. */
export function checked(
  name: string,
  value: number,
  low: number,
  high: number = Infinity,
  open: boolean = false,
): number {
  if (typeof value === "number" && value >= low && (open ? value < high : value <= high && value < Infinity))
    return value;
  const range = high === Infinity ? `a number from ${low}` : `a number from ${low} ${open ? "to below" : "to"} ${high}`;
  throw new ValueError(`${name}: expected ${range}, got ${typeof value === "number" ? value : describe(value)}`);
}
