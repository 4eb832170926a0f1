/** Archives in the format of CIFAR with pickles of all kinds. */
import { crc32, gzipSync } from "node:zlib";
import fc, { type Arbitrary } from "fast-check";
import { concat, utf8 } from "../files.ts";

/** A tar archive of plain files in whole blocks, with correct checksums. */
export function tarOf(members: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return concat(
    ...Object.entries(members).map(([name, content]) => tarMember(name, "0", content)),
    new Uint8Array(1024),
  );
}

/**
 * The same with the extended headers that Python's tarfile and GNU tar write: times, paths and sizes of pax, and long
 * paths.
 */
export function extendedTarOf(members: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const record = (entry: string): string => `${entry.length + 4} ${entry}\n`; // for 10 to 99 bytes
  const blocks = Object.entries(members).flatMap(([path, content], i) => {
    const pax = utf8(record("mtime=1700000000.5") + record(`path=${path}`) + record(`size=0${content.length}`));
    return [
      tarMember("././@LongLink", "L", utf8(`${path}\0`)),
      ...(i % 2 === 0 ? [tarMember("PaxHeaders/0", "x", pax)] : []),
      tarMember(path.slice(0, 9), "0", content),
    ];
  });
  const comment = tarMember("pax_global_header", "g", utf8(record("comment=none")));
  return concat(comment, ...blocks, new Uint8Array(1024));
}

function tarMember(name: string, type: string, content: Uint8Array): Uint8Array {
  const header = new Uint8Array(512);
  header.set(utf8(name));
  header.set(utf8(`0000644\0`), 100);
  header.set(utf8(`${content.length.toString(8).padStart(11, "0")}\0`), 124);
  header.set(utf8(`        ${type}`), 148);
  header.set(utf8("ustar\x0000"), 257);
  return concat(repaired(header), content, new Uint8Array(-content.length & 511));
}

/** A tar archive with the checksum of its first header corrected. */
export function repaired(tar: Uint8Array): Uint8Array {
  if (tar.length < 512) return tar;
  const out = tar.slice();
  out.fill(0x20, 148, 156);
  const sum = out.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  out.set(utf8(`${sum.toString(8).padStart(6, "0")}\0 `), 148);
  return out;
}

const uint32 = (value: number): number[] => [0, 8, 16, 24].map((shift) => (value >>> shift) & 255);

/** Uses stored blocks: compression would take most of the time. */
export function gzipped(bytes: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += 0xffff) {
    const block = bytes.subarray(at, at + 0xffff);
    const { length } = block;
    const last = at + 0xffff >= bytes.length ? 1 : 0;
    blocks.push(concat([last, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255], block));
  }
  return concat([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255], ...blocks, uint32(crc32(bytes)), uint32(bytes.length));
}

/** Splits bytes into members of a gzip file, followed by nothing, zeros or arbitrary bytes. */
export const gzipMembers: Arbitrary<(content: Uint8Array) => Uint8Array> = fc
  .record({
    cuts: fc.array(fc.nat(2 ** 16), { maxLength: 4 }),
    deflated: fc.boolean(),
    zeros: fc.oneof(fc.constant(0), fc.nat(20), fc.constantFrom(512, 16_384, 70_000)),
    garbage: fc.oneof({ weight: 5, arbitrary: fc.constant(new Uint8Array(0)) }, fc.uint8Array({ maxLength: 12 })),
  })
  .map(({ cuts, deflated, zeros, garbage }) => (content) => {
    const places = [0, ...cuts.map((cut) => cut % (content.length + 1)).sort((a, b) => a - b), content.length];
    const parts = places.slice(1).map((end, i) => content.subarray(places[i], end));
    const zip = (part: Uint8Array): Uint8Array =>
      deflated ? new Uint8Array(gzipSync(part, { level: 1 })) : gzipped(part);
    return concat(...parts.map(zip), new Uint8Array(zeros), garbage);
  });

/** An archive like the published one of CIFAR-100, with one pickle. */
export function cifar100(pickle: Uint8Array): Uint8Array {
  return gzipped(tarOf({ "cifar-100-python/train": pickle }));
}

const text = (value: string): Uint8Array => concat(utf8("U"), [value.length], utf8(value));
const integers = (values: readonly number[]): Uint8Array =>
  concat(utf8("]("), ...values.map((value) => [0x4b, value]), utf8("e"));

/** A batch of images as pickled by Python 2: rows of 3072 bytes, and their labels. */
export function pickleOf(pixels: Uint8Array, labels: readonly number[]): Uint8Array {
  const array = concat(
    utf8("cnumpy.core.multiarray\n_reconstruct\nq\x01cnumpy\nndarray\nq\x02K\0\x85U\x01b\x87Rq\x03(K\x01K").filter(
      (byte) => byte !== 0xc2,
    ),
    [labels.length],
    [0x4d, 0x00, 0x0c, 0x86],
    utf8("cnumpy\ndtype\nU\x02u1K\0K\x01"),
    [0x87, 0x52],
    utf8("(K\x03U\x01|NNNJ"),
    [255, 255, 255, 255],
    utf8("J"),
    [255, 255, 255, 255],
    utf8("K\0tb"),
    [0x89, 0x54],
    uint32(pixels.length),
    pixels,
    utf8("tb"),
  );
  const entries = [text("coarse_labels"), integers(labels.map((label) => label % 20)), text("data"), array];
  return concat([0x80, 2], utf8("}q\0("), ...entries, text("fine_labels"), integers(labels), utf8("u."));
}

const byte = fc.nat(255);
const opcode: Arbitrary<number[]> = fc.oneof(
  fc.constantFrom(...Array.from("()]}tNaesuRb.2001F", (char) => [char.charCodeAt(0)])),
  fc.constantFrom<number[]>([0x85], [0x86], [0x87], [0x88], [0x89], [0x93], [0x94], [0x80, 2], [0x80, 5]),
  byte.map((value) => [0x4b, value]),
  fc.integer().map((value) => [0x4a, ...uint32(value)]),
  fc.tuple(fc.constantFrom(0x71, 0x68), fc.nat(3)).map(([code, key]) => [code, key]),
  fc.tuple(fc.constantFrom(0x72, 0x6a), fc.integer({ min: -1, max: 4 })).map(([code, key]) => [code, ...uint32(key)]),
  fc.constantFrom("data", "fine_labels", "__proto__", "u1", "").map((value) => [...text(value)]),
  fc
    .tuple(fc.constantFrom(0x54, 0x42, 0x58), fc.integer({ min: -1, max: 9 }))
    .map(([code, size]) => [code, ...uint32(size)]),
  fc
    .constantFrom("cnumpy\ndtype\n", "cnumpy\nndarray\n", "cnumpy.core.multiarray\n_reconstruct\n", "cos\nsystem\n")
    .map((value) => [...utf8(value)]),
);

/** Programs for the pickle machine, in which any opcode may follow any other. */
export const pickleArchive: Arbitrary<Uint8Array> = fc
  .array(opcode, { maxLength: 24 })
  .map((opcodes) => cifar100(Uint8Array.from([0x80, 2, ...opcodes.flat(), 0x2e])));
