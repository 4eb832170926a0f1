import { deflateRawSync } from "node:zlib";
import { NOT_A_NUMBER, STEPS, WIDE } from "./client/unpack.ts";

/** A prediction in steps, rounded and clipped to ±3.2767, which is far outside the charts. */
function quantized(x: number): number {
  if (Number.isNaN(x)) return NOT_A_NUMBER;
  return Math.max(-32_767, Math.min(32_767, Math.round(x * STEPS)));
}

/**
 * Predictions as text for a page: 4 digits after the point, each number as the difference from the line through the two
 * before it, mostly one byte, deflated, in base64. About half a byte per number, where digits would take seven.
 */
export function pack(rows: readonly ArrayLike<number>[]): string {
  const bytes: number[] = [];
  for (const row of rows) {
    let last = 0;
    let slope = 0;
    for (let t = 0; t < row.length; t++) {
      const value = quantized(row[t] ?? Number.NaN);
      const difference = value - last - slope;
      const code = difference >= 0 ? 2 * difference : -2 * difference - 1;
      if (code < WIDE) bytes.push(code);
      else bytes.push(WIDE, code & 255, (code >> 8) & 255, code >> 16);
      slope = t === 0 ? 0 : value - last;
      last = value;
    }
  }
  return deflateRawSync(Uint8Array.from(bytes), { level: 9 }).toString("base64");
}
