/**
 * How numbers stand in sentences.
 *
 * @module
 */

/** The forms of numbers, by the name that a place in a sentence uses. */
export const formats = {
  /** Three digits: 0.00304, 7.9e-5. */
  number: (x: number) => digits(x, 3),
  /** Two digits, for what is measured roughly. */
  rough: (x: number) => digits(x, 2),
  /** A part of 1 in percent: 88 %. */
  percent: (x: number) => `${digits(100 * x, 2)} %`,
  /** A ratio: 4.2. */
  times: (x: number) => digits(x, 2),
  /** A whole number. */
  whole: (x: number) => String(Math.round(x)),
  /** An angle in parts of π: 0.5 π. */
  phase: (x: number) => `${digits(x / Math.PI, 3)} π`,
} as const satisfies Record<string, (x: number) => string>;

export type Format = keyof typeof formats;

/** A number in some significant digits, in the usual form where that is short, otherwise as 7.9e-5. */
function digits(x: number, count: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "–" : x > 0 ? "∞" : "−∞";
  const size = Math.abs(x);
  const text =
    x === 0
      ? "0"
      : size >= 1e-3 && size < 1e6
        ? size >= 10 ** (count - 1)
          ? String(Math.round(size))
          : String(Number(size.toPrecision(count)))
        : size
            .toExponential(count - 1)
            .replace(/\.?0*e/, "e")
            .replace("e+", "e");
  return x < 0 ? `−${text}` : text;
}
