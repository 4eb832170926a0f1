/**
 * Small archives in the format of CIFAR, for tests.
 *
 * @module
 */
import { gzipSync } from "fflate";

/** An array of unsigned bytes, to be pickled as by NumPy. */
export interface TestArray {
  readonly shape: readonly [number, number];
  readonly data: Uint8Array;
}

const ascii = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0));
const uint32 = (value: number): number[] => [0, 8, 16, 24].map((shift) => (value >>> shift) & 255);
const string = (bytes: readonly number[]): number[] => [...ascii("T"), ...uint32(bytes.length), ...bytes];
const integer = (value: number): number[] => [...ascii("J"), ...uint32(value)];

/** A dictionary pickled as Python 2 pickled the CIFAR batches: protocol 2. */
export function pickled(entries: Readonly<Record<string, readonly number[] | TestArray>>): Uint8Array {
  const items = Object.entries(entries).flatMap(([key, value]) => [
    ...string(ascii(key)),
    ...("shape" in value ? pickledArray(value) : [...ascii("]("), ...value.flatMap(integer), ...ascii("e")]),
  ]);
  return Uint8Array.from([...ascii("\x80\x02}("), ...items, ...ascii("u.")]);
}

function pickledArray({ shape, data }: TestArray): number[] {
  return [
    ...ascii("cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\x85U\x01b\x87R(K\x01"),
    ...shape.flatMap(integer),
    ...ascii("\x86cnumpy\ndtype\nU\x02u1K\0K\x01\x87R(K\x03U\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb\x89"),
    ...string(Array.from(data)),
    ...ascii("tb"),
  ];
}

/** A tar.gz of plain files. */
export function tarGz(members: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const blocks = Object.entries(members).flatMap(([name, content]) => {
    const block = new Uint8Array(512 + Math.ceil(content.length / 512) * 512);
    block.set(ascii(name));
    block.set(ascii(`${content.length.toString(8).padStart(11, "0")}\0`), 124);
    block.set(ascii("        0"), 148);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.set(ascii(sum.toString(8).padStart(6, "0")), 148);
    block.set(content, 512);
    return [...block];
  });
  return gzipSync(Uint8Array.from([...blocks, ...new Array<number>(1024).fill(0)]));
}
