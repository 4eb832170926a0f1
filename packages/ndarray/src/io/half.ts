/**
 * 16-bit floats, for which not every host has typed arrays, as float32, which represents all of them exactly.
 *
 * @module
 */

/** The values of IEEE halves (1 bit sign, 5 bits exponent, 10 bits fraction), given by their bits. */
export function halvesToFloat32(halves: Uint16Array): Float32Array<ArrayBuffer> {
  return widened(halves, (half) => {
    const sign = (half & 0x8000) << 16;
    const exponent = (half >> 10) & 31;
    const fraction = half & 0x3ff;
    if (exponent === 31) return sign | 0x7f800000 | (fraction << 13); // infinities and NaN
    if (exponent > 0) return sign | ((exponent + 112) << 23) | (fraction << 13);
    if (fraction === 0) return sign;
    // fraction · 2⁻²⁴, a normal number in float32: 1.xxx · 2^(position of the highest bit - 24).
    const highest = 31 - Math.clz32(fraction);
    return sign | ((highest + 103) << 23) | ((fraction << (23 - highest)) & 0x7fffff);
  });
}

/** The values of bfloat16, which are the upper halves of float32, given by their bits. */
export function bfloatsToFloat32(bfloats: Uint16Array): Float32Array<ArrayBuffer> {
  return widened(bfloats, (bfloat) => bfloat << 16);
}

function widened(items: Uint16Array, bitsOf: (item: number) => number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(items.length);
  const bits = new Int32Array(out.buffer);
  for (let i = 0; i < items.length; i++) bits[i] = bitsOf(items[i] as number);
  return out;
}
