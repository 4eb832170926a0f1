/** The remainder after `bits` more zero bits: long division by the reflected polynomial. */
function divided(c: number, bits: number): number {
  for (let bit = 0; bit < bits; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
}

/** The contribution of each byte that is followed by `after` more bytes. */
const contributions = (after: number): Uint32Array => new Uint32Array(256).map((_, b) => divided(b, 8 * (after + 1)));

// Eight bytes at a time, each through its own table ("slicing by 8", Kounavis and Berry 2005).
const t0 = /* @__PURE__ */ contributions(0);
const t1 = /* @__PURE__ */ contributions(1);
const t2 = /* @__PURE__ */ contributions(2);
const t3 = /* @__PURE__ */ contributions(3);
const t4 = /* @__PURE__ */ contributions(4);
const t5 = /* @__PURE__ */ contributions(5);
const t6 = /* @__PURE__ */ contributions(6);
const t7 = /* @__PURE__ */ contributions(7);

/** The CRC-32 of zip, gzip and PNG (polynomial 0xedb88320, reflected), as an unsigned number. */
export function crc32(bytes: Uint8Array): number {
  const at = (i: number): number => bytes[i] as number;
  const of = (table: Uint32Array, b: number): number => table[b] as number;
  let crc = 0xffffffff;
  let i = 0;
  for (; i + 8 <= bytes.length; i += 8) {
    const x = crc ^ (at(i) | (at(i + 1) << 8) | (at(i + 2) << 16) | (at(i + 3) << 24));
    const first = of(t7, x & 0xff) ^ of(t6, (x >>> 8) & 0xff) ^ of(t5, (x >>> 16) & 0xff) ^ of(t4, x >>> 24);
    crc = first ^ of(t3, at(i + 4)) ^ of(t2, at(i + 5)) ^ of(t1, at(i + 6)) ^ of(t0, at(i + 7));
  }
  for (; i < bytes.length; i++) crc = (crc >>> 8) ^ of(t0, (crc ^ at(i)) & 0xff);
  return ~crc >>> 0;
}
