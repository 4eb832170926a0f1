/**
 * Zip archives with individual fields changed. Checksums are correct unless they are what is changed, so that a reader
 * gets past them.
 *
 * @module
 */
import { crc32, deflateRawSync } from "node:zlib";
import fc, { type Arbitrary } from "fast-check";
import { concat, utf8 } from "../files.ts";
import { npyFile } from "./npy-file.ts";

/** The record of an archive in which a change is made. */
type Place = "local" | "central" | "wide end" | "end";

/** A number that overwrites a field of a member's local header, of its directory entry, or of the end record. */
interface Change {
  readonly place: Place;
  readonly member: number;
  readonly at: number;
  readonly width: 2 | 4;
  readonly value: number;
}

interface Member {
  readonly name: string;
  readonly content: Uint8Array;
  readonly deflated: boolean;
  readonly streamed: boolean;
}

const number = (bytes: number, value: number): number[] =>
  Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** i) % 256);

/** Method, date, checksum, both sizes and the length of the name: the fields that both headers share, in this order. */
function common({ content, deflated, streamed, name }: Member, data: Uint8Array, known: boolean): number[] {
  const numbers = known ? [crc32(content), data.length, content.length] : [0, 0, 0];
  return [
    ...number(2, 20),
    ...number(2, streamed ? 8 : 0),
    ...number(2, deflated ? 8 : 0),
    ...number(4, 0x210000),
    ...numbers.flatMap((value) => number(4, value)),
    ...number(2, utf8(name).length),
    ...number(2, 0),
  ];
}

function changed(record: number[], place: Place, member: number, changes: readonly Change[]): number[] {
  const out = [...record];
  for (const { at, width, value, ...where } of changes) {
    if (where.place !== place || where.member !== member) continue;
    for (const [i, byte] of number(width, value).entries()) if (at + i < out.length) out[at + i] = byte;
  }
  return out;
}

/** An archive of members with changes, and with a zip64 end record if it is wide. */
function zipOf(members: readonly Member[], changes: readonly Change[], comment: string, wide: boolean): Uint8Array {
  const locals: Uint8Array[] = [];
  const centrals: Uint8Array[] = [];
  let offset = 0;
  for (const [i, member] of members.entries()) {
    const data = member.deflated ? deflateRawSync(member.content, { level: 1 }) : member.content;
    const name = utf8(member.name);
    const local = changed([...number(4, 0x04034b50), ...common(member, data, !member.streamed)], "local", i, changes);
    const descriptor = member.streamed
      ? [0x08074b50, crc32(member.content), data.length, member.content.length].flatMap((value) => number(4, value))
      : [];
    const bytes = concat(local, name, data, descriptor);
    const entry = [
      ...number(4, 0x02014b50),
      ...number(2, 20),
      ...common(member, data, true),
      ...number(10, 0),
      ...number(4, offset),
    ];
    locals.push(bytes);
    centrals.push(concat(changed(entry, "central", i, changes), name));
    offset += bytes.length;
  }
  const directory = concat(...centrals);
  const [count, note] = [number(2, members.length), utf8(comment)];
  const end = [
    ...number(4, 0x06054b50),
    ...number(4, 0),
    ...count,
    ...count,
    ...number(4, directory.length),
    ...number(4, offset),
  ];
  const wideEnd = [
    ...number(4, 0x06064b50),
    ...number(8, 44),
    ...number(12, 45),
    ...[members.length, members.length, directory.length, offset].flatMap((value) => number(8, value)),
    ...number(4, 0x07064b50),
    ...number(4, 0),
    ...number(8, offset + directory.length),
    ...number(4, 1),
  ];
  const before = wide ? changed(wideEnd, "wide end", 0, changes) : [];
  return concat(...locals, directory, before, changed([...end, ...number(2, note.length)], "end", 0, changes), note);
}

const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("a.npy", "b.npy", "l0/W.npy", "rnn/h2h/W.npy", "c", "l0/") },
  { weight: 1, arbitrary: fc.constantFrom("__proto__.npy", "../a.npy", "/a.npy", "C:\\a.npy", "a", ".npy", "é.npy") },
);
const member: Arbitrary<Member> = fc
  .record({ name, content: npyFile, deflated: fc.boolean(), streamed: fc.boolean() })
  .map((parts) => (parts.name.endsWith("/") ? { ...parts, content: new Uint8Array(0) } : parts));
const change: Arbitrary<Change> = fc.record({
  place: fc.constantFrom<Place>("local", "central", "wide end", "end"),
  member: fc.nat(2),
  at: fc.nat(75),
  width: fc.constantFrom(2, 4),
  value: fc.oneof(fc.nat(300), fc.constantFrom(0xffff, 0xffffffff, 0x7fffffff, 0x80000000, 8, 9, 0x800, 1)),
});

/** Archives as `np.savez` could write them, some with a wrong field. */
export const zipFile: Arbitrary<Uint8Array> = fc
  .tuple(
    fc.array(member, { maxLength: 3 }),
    fc.oneof(fc.constant([]), fc.array(change, { minLength: 1, maxLength: 2 })),
    fc.constantFrom("", "", "a comment", "PK\x05\x06"),
    fc.boolean(),
  )
  .map((parts) => zipOf(...parts));
