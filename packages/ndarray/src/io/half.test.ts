import { expect, it } from "vitest";
import { bfloatsToFloat32, halvesToFloat32 } from "./half.ts";

const all = Uint16Array.from({ length: 65536 }, (_, i) => i);

/** The value of a half, as IEEE 754 defines it. */
function half(bits: number): number {
  const sign = bits >= 0x8000 ? -1 : 1;
  const exponent = Math.floor(bits / 1024) % 32;
  const fraction = bits % 1024;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}

it("gives the value of each of the 65536 halves", () => {
  const got = halvesToFloat32(all);
  expect(Array.from(all).filter((bits) => !Object.is(got[bits], half(bits)))).toEqual([]);
  expect(Array.from(halvesToFloat32(Uint16Array.of(0x3c00, 0xc000, 0x7bff, 1, 0x8000)))).toEqual([
    1,
    -2,
    65504,
    2 ** -24,
    -0,
  ]);
});

it("gives the value of each of the 65536 bfloats", () => {
  const got = bfloatsToFloat32(all);
  const view = new DataView(new ArrayBuffer(4));
  const wrong = Array.from(all).filter((bits) => {
    view.setUint16(0, bits);
    return !Object.is(got[bits], view.getFloat32(0));
  });
  expect(wrong).toEqual([]);
  expect(Array.from(bfloatsToFloat32(Uint16Array.of(0x3f80, 0xc000, 0xff80)))).toEqual([1, -2, -Infinity]);
});
