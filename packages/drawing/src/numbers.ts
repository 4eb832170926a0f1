/** A number for readers, with `digits` significant ones: `0.001932`, `2.5e-7`, `999`. */
export function readable(x: number, digits = 4): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "not a number" : x > 0 ? "infinite" : "−infinite";
  if (Number.isInteger(x) && Math.abs(x) < 1e6) return withMinus(x);
  const rounded = Number(x.toPrecision(digits));
  return withMinus(Number.isFinite(rounded) ? rounded : x);
}

/** A number as JavaScript prints it, but with a true minus sign, and `1.5e15` for 1500000000000000. */
export function withMinus(x: number): string {
  return (Math.abs(x) < 1e15 ? String(x) : x.toExponential()).replace(/^-/, "−").replace("e+", "e");
}

/** A coordinate of a picture, to a tenth of a pixel. */
export function coordinate(x: number): string {
  return String(Math.round(x * 10) / 10);
}
