/**
 * The byte mutator, which does to a file what disks, networks and attackers do. It knows nothing about formats except
 * that they contain numbers in bytes and digits.
 *
 * @module
 */
import type { Random } from "./random.ts";

/** Changes some bytes of a file; `other` is another file of the same kind. */
type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

/** The maximum length of a mutant. */
const LONGEST = 2 ** 16;

/** Boundary values of readers; -1 has all bits set in any width. */
const NUMBERS: readonly bigint[] = [
  ...[0n, 1n, -1n, 2n, 7n, 8n, 63n, 64n, 127n, 128n, 255n, 256n, 0x7fffn, 0x8000n, 0xfffen, 0xffffn],
  ...[2n ** 16n, 2n ** 24n, 2n ** 31n - 1n, 2n ** 31n, 2n ** 32n - 2n, 2n ** 32n, 2n ** 53n, 2n ** 63n - 1n, 2n ** 63n],
];

const DIGITS: readonly string[] = [
  ..."0 1 2 3 -1 07 1.5 1e9 64 65 255 65535 65536 2147483647 2147483648 4294967295 4294967296".split(" "),
  ..."9007199254740991 9007199254740992 9223372036854775808 18446744073709551616".split(" "),
];

/** Bytes with a meaning in one of the formats: quotes, brackets, pickle opcodes, letters of dtypes. */
const MARKS: Uint8Array = new TextEncoder().encode(
  "\0\n\r {}[]()'\"\\:,.<>=|/_-+eE0189fiubOPKNUVXTBcRqrhj\x1f\x80\x93\xff",
);

/** A position in a file: more often near the start, where headers are, and the end, where directories are. */
function place(random: Random, length: number): number {
  const near = Math.min(length, 64);
  const kind = random.below(4);
  if (kind === 0) return random.below(near);
  return kind === 1 ? length - near + random.below(near) : random.below(length);
}

function splice(bytes: Uint8Array, start: number, end: number, middle: Uint8Array): Uint8Array {
  const out = new Uint8Array(start + middle.length + bytes.length - end);
  out.set(bytes.subarray(0, start));
  out.set(middle, start);
  out.set(bytes.subarray(end), start + middle.length);
  return out;
}

/** Two positions in order, mostly close together. */
function range(random: Random, length: number): [number, number] {
  const start = place(random, length);
  const size = 1 + random.below(random.below(4) === 0 ? length : 16);
  return [start, Math.min(length, start + size)];
}

const flip: Mutation = (bytes, random) => {
  const at = place(random, bytes.length);
  bytes[at] = (bytes[at] as number) ^ (1 << random.below(8));
  return bytes;
};

const setByte: Mutation = (bytes, random) => {
  const at = place(random, bytes.length);
  bytes[at] = random.below(2) === 0 ? random.pick([...MARKS]) : random.below(256);
  return bytes;
};

const setNumber: Mutation = (bytes, random) => {
  const width = random.pick([1, 2, 4, 8]);
  const at = place(random, bytes.length);
  const aligned = random.below(2) === 0 ? at - (at % width) : at;
  const little = random.below(2) === 0;
  const value = BigInt.asUintN(64, random.pick(NUMBERS));
  for (let i = 0; i < width && aligned + i < bytes.length; i++) {
    bytes[aligned + i] = Number((value >> BigInt(8 * (little ? i : width - 1 - i))) & 0xffn);
  }
  return bytes;
};

const remove: Mutation = (bytes, random) => splice(bytes, ...range(random, bytes.length), new Uint8Array(0));

const repeat: Mutation = (bytes, random) => {
  const [start, end] = range(random, bytes.length);
  return splice(bytes, end, end, bytes.slice(start, end));
};

const insert: Mutation = (bytes, random) => {
  const at = place(random, bytes.length + 1);
  const zeros = random.below(2) === 0;
  const middle = Uint8Array.from({ length: 1 + random.below(16) }, () => (zeros ? 0 : random.below(256)));
  return splice(bytes, at, at, middle);
};

const swap: Mutation = (bytes, random) => {
  const size = 1 + random.below(16);
  const [a, b] = [place(random, bytes.length), place(random, bytes.length)];
  for (let i = 0; i < size && Math.max(a, b) + i < bytes.length; i++) {
    const byte = bytes[a + i] as number;
    bytes[a + i] = bytes[b + i] as number;
    bytes[b + i] = byte;
  }
  return bytes;
};

const cut: Mutation = (bytes, random) => bytes.slice(0, random.below(bytes.length + 1));

const join: Mutation = (bytes, random, other) =>
  splice(bytes, random.below(bytes.length + 1), bytes.length, other.subarray(random.below(other.length + 1)));

const moveIn: Mutation = (bytes, random, other) => {
  if (other.length === 0) return bytes;
  const at = place(random, bytes.length);
  return splice(bytes, at, at, other.subarray(...range(random, other.length)));
};

/** Replaces a number written in digits by another one. */
const setDigits: Mutation = (bytes, random) => {
  const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
  const from = random.below(bytes.length);
  let start = bytes.findIndex((byte, i) => i >= from && isDigit(byte));
  if (start < 0) start = bytes.findIndex(isDigit);
  if (start < 0) return bytes;
  while (isDigit(bytes[start - 1])) start--;
  let end = start;
  while (isDigit(bytes[end])) end++;
  const near = Number(new TextDecoder().decode(bytes.subarray(start, end))) + random.below(3) - 1;
  const text = random.below(3) === 0 ? String(near) : random.pick(DIGITS);
  return splice(bytes, start, end, new TextEncoder().encode(text));
};

const mutations: readonly Mutation[] = [
  ...[flip, flip, setByte, setByte, setNumber, setNumber, setDigits, setDigits],
  ...[remove, repeat, insert, swap, cut, join, moveIn],
];

/** A copy of a file with one to eight changes, mostly few. */
export function mutate(file: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  let bytes = new Uint8Array(file) as Uint8Array;
  let changes = 1;
  while (changes < 8 && random.below(2) === 0) changes++;
  for (let i = 0; i < changes; i++) {
    if (bytes.length === 0) bytes = insert(bytes, random, other);
    else bytes = random.pick(mutations)(bytes, random, other);
  }
  return bytes.length > LONGEST ? bytes.slice(0, LONGEST) : bytes;
}
