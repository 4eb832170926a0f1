import fc, { type Arbitrary } from "fast-check";
import { concat, utf8 } from "../files.ts";

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** Lengths of axes, mostly small. */
export const length: Arbitrary<number> = fc.oneof(
  { weight: 8, arbitrary: fc.nat(4) },
  { weight: 1, arbitrary: fc.constantFrom(255, 65536, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53) },
);

const sizes: Readonly<Record<string, number>> = {
  f8: 8,
  f4: 4,
  i1: 1,
  i2: 2,
  i4: 4,
  i8: 8,
  u1: 1,
  u2: 2,
  u4: 4,
  u8: 8,
  b1: 1,
};
const descr = fc.tuple(
  fc.constantFrom("<", "<", ">", "=", "|", ""),
  fc.constantFrom(...Object.keys(sizes), "f2", "O", "S8", "c16", "V8"),
);
/** A Python tuple; in Python 2, integers may have a suffix. */
const tuple = (shape: readonly number[], suffix: string): string =>
  `(${shape.map((length) => `${length}${suffix}`).join(", ")}${shape.length === 1 ? "," : ""})`;

/** Files in the npy format, with any dtype, shape and version, and mostly with the right number of bytes. */
export const npyFile: Arbitrary<Uint8Array> = fc
  .record({
    version: fc.constantFrom(1, 1, 1, 2, 3),
    descr,
    fortran: fc.constantFrom("False", "False", "True", "0"),
    shape: fc.array(length, { maxLength: 5 }),
    order: fc.constantFrom([0, 1, 2], [0, 1, 2], [2, 0, 1], [0, 1], [0, 1, 2, 1]),
    fill: fc.nat(255),
    surplus: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, -1),
    suffix: fc.constantFrom("", "", "", "L", "LL"),
    prefix: fc.constantFrom("", "", "", "u", "b"),
  })
  .map(({ version, descr: [mark, code], fortran, shape, order, fill, surplus, suffix, prefix }) => {
    const entries = [
      `'descr': ${prefix}'${mark}${code}'`,
      `${prefix}'fortran_order': ${fortran}`,
      `'shape': ${tuple(shape, suffix)}`,
    ];
    const text = `{${order.map((i) => entries[i]).join(", ")}, }`;
    const blanks = " ".repeat(64 - (((version === 1 ? 11 : 13) + text.length) % 64));
    const header = utf8(`${text}${blanks}\n`);
    const count =
      version === 1 ? [header.length & 255, header.length >> 8] : [header.length & 255, header.length >> 8, 0, 0];
    const needed = shape.reduce((product, n) => product * n, sizes[code] ?? 8);
    const body = new Uint8Array(Math.max(0, Math.min(needed, 4096) + surplus)).map((_, i) =>
      code === "b1" ? i & 1 : fill * i,
    );
    return concat(MAGIC, [version, 0], count, header, body);
  });
