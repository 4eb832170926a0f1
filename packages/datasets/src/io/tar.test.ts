import { FormatError } from "@dz/ndarray";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PieceReader } from "./piece-reader.ts";
import { readTar } from "./tar.ts";

interface Member {
  readonly name: string | Uint8Array;
  readonly content?: string;
  readonly type?: string;
  /** The size field, to write a wrong one. */
  readonly size?: string;
  readonly prefix?: string;
  readonly magic?: string;
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** A header and its content, padded to whole blocks. */
function member({ name, content = "", type = "0", size, prefix = "", magic = "ustar\x0000" }: Member): number[] {
  const block = new Uint8Array(512);
  const put = (at: number, field: string | Uint8Array): void =>
    block.set(typeof field === "string" ? text(field) : field, at);
  put(0, name);
  put(100, "0000644\0");
  put(124, size ?? `${content.length.toString(8).padStart(11, "0")}\0`);
  put(156, type);
  put(257, magic);
  put(345, prefix);
  put(148, "        ");
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, "0")}\0 `);
  const padding = (512 - (content.length % 512)) % 512;
  return [...block, ...text(content), ...new Array(padding).fill(0)];
}

const END = new Array<number>(1024).fill(0);
const tar = (...members: Member[]): Uint8Array => Uint8Array.from([...members.flatMap(member), ...END]);
const read = (file: Uint8Array, wanted: string[] = ["a", "b"]): [string, string][] =>
  Array.from(readTar(new PieceReader([file], "x"), wanted, "x"), ([name, bytes]) => [
    name,
    new TextDecoder().decode(bytes),
  ]);

const [a, b]: [Member, Member] = [
  { name: "folder/a", content: "first" },
  { name: "folder/b", content: "c".repeat(600) },
];
const contents = [
  ["a", "first"],
  ["b", "c".repeat(600)],
];

describe("readTar", () => {
  it("reads the wanted files, and skips folders and other files", () => {
    const others: Member[] = [
      { name: "folder/", type: "5" },
      { name: "folder/other", content: "d".repeat(513) },
    ];
    expect(read(tar(a, ...others, b))).toEqual(contents);
    expect(read(tar({ name: "tape/a", type: "V" }, a, b))).toEqual(contents);
    expect(read(tar(a, b, ...others), ["b"])).toEqual(contents.slice(1));
    expect(read(tar(), [])).toEqual([]);
    expect(read(tar({ ...a, name: "a", prefix: "some/where", type: "\0" }, b))).toEqual(contents);
    expect(read(tar({ ...a, size: "          5 " }, b))).toEqual(contents);
  });

  it("reads an archive with any number of zero blocks at its end, including none", () => {
    const file = tar(a, b);
    expect(read(file.subarray(0, -1024))).toEqual(contents);
    expect(read(file.subarray(0, -512))).toEqual(contents);
    expect(read(Uint8Array.from([...file, ...new Array(20 * 512).fill(0)]))).toEqual(contents);
    expect(() => read(new Uint8Array(0), [])).toThrow(
      new FormatError("x: a header of the tar archive should have 512 bytes, the file ends after 0"),
    );
  });

  it("reads contiguous files, and takes the prefix as a path only where GNU tar does", () => {
    const gnu = { magic: "ustar  \0", prefix: "/etc" };
    expect(read(tar({ ...a, type: "7" }, { ...b, ...gnu }))).toEqual(contents);
    expect(read(tar(a, { ...b, name: "b", magic: "\0\0\0\0\0\0\0\0", prefix: "/etc" }))).toEqual(contents);
  });

  it("accepts the checksums of signed bytes that old programs wrote", () => {
    const file = tar(a, b);
    file[300] = 0xe9; // in the name of the group
    expect(() => read(file)).toThrow("a header of the tar archive is damaged");
    const sum = file.subarray(0, 512).reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 0x20 : byte), 0);
    file.set(text((sum - 256).toString(8).padStart(6, "0")), 148);
    expect(read(file)).toEqual(contents);
    file.set(text((sum - 255).toString(8).padStart(6, "0")), 148);
    expect(() => read(file)).toThrow("a header of the tar archive is damaged");
  });

  const long = `${"folder/".repeat(30)}a`;
  it("prefers paths and sizes of pax and GNU tar to those of the header", () => {
    const pax = (content: string, type = "x"): Member => ({ name: "PaxHeaders/a", type, content });
    const gnu = (path: string, type = "L"): Member => ({ name: "././@LongLink", type, content: `${path}\0` });
    const cut = { ...a, name: long.slice(0, 100) };
    for (const members of [
      [pax(`221 path=${long}\n`), cut, b],
      [pax("29 mtime=1700000000.12345678\n"), a, pax("29 mtime=1700000000.12345678\n"), b],
      [pax("40 comment=0123456789012345678901234567\n", "g"), a, b],
      [gnu(long), cut, b],
      [gnu("x".repeat(200), "K"), gnu(long), cut, b],
      [gnu("no/file"), pax(`221 path=${long}\n`), cut, b],
      [pax(`221 path=${long}\n`), gnu("no/file"), cut, b],
      [pax("9 size=5\n"), { ...a, size: "77777777777\0" }, b],
      [a, pax("12 size=600\n"), { ...b, size: "\0" }],
      [gnu("folder"), { name: "d", type: "5" }, a, b],
    ]) {
      expect(read(tar(...members))).toEqual(contents);
    }
    // A global record applies until another one replaces it.
    const all = tar(
      pax("17 path=folder/b\n", "g"),
      pax("17 path=folder/a\n"),
      { ...a, name: "?" },
      { ...b, name: "?" },
    );
    expect(read(all)).toEqual(contents);
  });

  it("reads large sizes in the form of GNU tar", () => {
    const put = (file: Uint8Array, field: readonly number[]): Uint8Array => {
      const sum = (): number =>
        file.subarray(0, 512).reduce((n, byte, i) => n + (i >= 148 && i < 156 ? 0x20 : byte), 0);
      file.set(field, 124);
      file.set(text(`${sum().toString(8).padStart(6, "0")}\0 `), 148);
      return file;
    };
    expect(read(put(tar(a, b), [0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5]))).toEqual(contents);
    expect(() => read(put(tar(a, b), [0x80, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1]))).toThrow(
      new FormatError('x: member "folder/a" announces 8589934593 bytes, at most 268435456 are read'),
    );
    for (const field of [
      [0x80, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255],
      [0xff, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 251],
    ]) {
      expect(() => read(put(tar(a, b), field))).toThrow(new FormatError('x: member "folder/a" has no valid size'));
    }
  });

  it("reads to the end, where the checksum of the stream is verified", () => {
    function* pieces(): Generator<Uint8Array> {
      yield tar(a, b);
      throw new FormatError("the checksum");
    }
    expect(() => readTar(new PieceReader(pieces(), "x"), ["a"], "x")).toThrow("the checksum");
  });

  it.each<[string, Uint8Array]>([
    ["x: the archive has no a, b", tar()],
    ["x: the archive has no b", tar(a)],
    ['x: the archive has two members "a"', tar(a, b, a)],
    ['x: member "folder/b" is a symbolic link, only files and folders are read', tar(a, { ...b, type: "2" })],
    ['x: member "folder/b" is a hard link, only files and folders are read', tar(a, { ...b, type: "1" })],
    ['x: member "folder/b" is of type "M", only files and folders are read', tar(a, { ...b, type: "M" })],
    ['x: member "folder/b" is a sparse file, only files and folders are read', tar(a, { ...b, type: "S" })],
    ['x: member "../../evil" leads out of the folder of the archive', tar(a, b, { name: "../../evil" })],
    ['x: member "/etc/a" leads out of the folder of the archive', tar({ name: "a", prefix: "/etc" })],
    ['x: member "../a" leads out of the folder of the archive', tar({ name: "a", prefix: ".." })],
    ['x: member "\\a" leads out of the folder of the archive', tar({ name: "\\a" })],
    ['x: the member name "n?" is not printable ASCII', tar({ name: Uint8Array.of(0x6e, 0xe9) })],
    ['x: the member name "" is not printable ASCII', tar({ name: "" })],
    ['x: member "a" has no valid size', tar({ name: "a", size: "-0000000001\0" })],
    ['x: member "a" has no valid size', tar({ name: "a", size: "\x80\0\0\0\x01" })],
    ['x: member "a" has no valid size', tar({ name: "a", size: "00000000005x" })],
    [
      "x: the tar archive ends behind an extended header, which belongs to a member",
      tar(a, b, { name: "PaxHeaders/c", type: "x", content: "9 path=c\n" }),
    ],
    ['x: member "f" has no valid size', tar({ name: "f", type: "5", content: "1" })],
    ['x: member "a" announces 8589934591 bytes, at most 268435456 are read', tar({ name: "a", size: "77777777777\0" })],
    [
      'x: member "other" should have 8589934592 bytes, the file ends after 1024',
      tar({ name: "other", size: "77777777777\0" }),
    ],
    [
      "x: a header of the tar archive is damaged, or this is not a tar archive",
      tar(a).map((byte, i) => (i === 0 ? byte + 1 : byte)),
    ],
    ["x: a header of the tar archive is damaged, or this is not a tar archive", text("t".repeat(600))],
  ])("refuses: %s", (message, file) => {
    expect(() => read(file)).toThrow(new FormatError(message));
  });

  it("refuses every truncated archive", () => {
    const file = tar(a, b);
    for (let length = 0; length < file.length - 512; length += 37) {
      expect(() => read(file.subarray(0, length)), `${length} bytes`).toThrow(FormatError);
    }
  });

  it("says where an archive is truncated", () => {
    const file = tar(a, { name: "PaxHeaders/c", type: "x", content: "9 path=b\n" }, b);
    const message = (length: number): string => {
      try {
        read(file.subarray(0, length));
      } catch (error) {
        return (error as Error).message;
      }
      return "read";
    };
    const ends = (what: string, count: number, found: number): string =>
      `x: ${what} should have ${count} bytes, the file ends after ${found}`;
    expect(message(512 + 3)).toBe(ends('member "folder/a"', 5, 3));
    expect(message(512 + 7)).toBe(ends('the padding of member "folder/a"', 507, 2));
    expect(message(3 * 512 + 4)).toBe(ends("an extended header of the tar archive", 9, 4));
    expect(message(3 * 512 + 19)).toBe(ends("the padding of an extended header", 503, 10));
    expect(message(4 * 512 + 10)).toBe(ends("a header of the tar archive", 512, 10));
  });

  it("limits the number of members", () => {
    const header = Uint8Array.from(member({ name: "folder/", type: "5" }));
    const file = (count: number): Uint8Array => {
      const out = new Uint8Array(512 * (count + 2));
      for (let i = 0; i < count; i++) out.set(header, 512 * i);
      return out;
    };
    expect(() => read(file(10_000))).toThrow(new FormatError("x: the archive has no a, b"));
    expect(() => read(file(10_001))).toThrow(new FormatError("x: the tar archive has more than 10000 members"));
  });

  it("throws only dz errors for altered bytes", () => {
    const file = tar(a, b);
    fc.assert(
      fc.property(fc.nat(1023), fc.nat(255), (at, byte) => {
        const changed = file.slice();
        changed[at] = byte;
        try {
          read(changed);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
    );
  });
});
