/** Numbers formatted for readers. */
import { format } from "d3-format";

const plain = format(".3~r");
const power = format(".2~e");

/** A number with three significant digits, for sentences and labels: `0.00305`, `2.4e-6`, `not finite`. */
export function short(x: number): string {
  if (!Number.isFinite(x)) return "not finite";
  const size = Math.abs(x);
  const text = (x === 0 || (size >= 0.0001 && size < 1_000_000) ? plain(x) : power(x)).replace("\u2212", "-");
  return Number.isFinite(Number(text)) ? text : String(x); // the largest doubles, rounded up, would be none
}

/**
 * A number with at most `digits` digits after the point, as Python prints `np.round(x, digits)`: `0.00305`, `3e-05`.
 */
export function rounded(x: number, digits: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
  if (Math.abs(x) >= 1e16) return String(x).includes("e") ? String(x) : x.toExponential(); // as Python, without rounding
  const scale = 10 ** digits;
  // NumPy rounds halves to the even neighbour.
  const scaled = x * scale;
  const floor = Math.floor(scaled);
  const half = scaled - floor === 0.5;
  const y = (half ? (floor % 2 === 0 ? floor : floor + 1) : Math.round(scaled)) / scale;
  if (y === 0) return "0.0";
  if (Math.abs(y) < 0.0001) return y.toExponential().replace(/e-(\d)$/, "e-0$1");
  return Number.isInteger(y) ? `${y}.0` : String(y);
}

/** A power of ten with a superscript exponent: `10⁻³`. */
export function powerOfTen(exponent: number): string {
  const raised = [...String(Math.abs(exponent))].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${raised}`;
}

/** A name, cut so that it fits beside an axis or in a legend. */
export function cut(text: string): string {
  const characters = [...text];
  return characters.length > 44 ? `${characters.slice(0, 43).join("")}…` : text;
}
