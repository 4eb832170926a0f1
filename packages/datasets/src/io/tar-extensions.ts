/**
 * Headers of a tar archive that say more about the next member than its own header has room for: records of pax, `27
 * path=folder/a longer name`, which may also hold for all members, and long paths of GNU tar.
 *
 * @module
 */
import { FormatError } from "@dz/ndarray";
import { asciiOf, untilZero } from "./text.ts";

/** What a member has in place of the fields of its header. */
export interface Extension {
  readonly path?: Uint8Array;
  readonly size?: number;
}

type Kind = "pax" | "pax for all" | "path" | "link";

const kinds: ReadonlyMap<string, Kind> = new Map([
  ["x", "pax"],
  ["g", "pax for all"],
  ["L", "path"],
  ["K", "link"],
]);

/** Attributes of a file may be in it, but nothing that is larger. */
const MAX_EXTENSION = 2 ** 20;

/** What the extended headers so far say; `op` is the start of the error messages. */
export class TarExtensions {
  private forAll: Extension = {};
  private forNext: Extension | null = null;
  private readonly op: string;

  constructor(op: string) {
    this.op = op;
  }

  /** Whether a header of this type is one of these. Throws {@link FormatError} if its content is too long to be read. */
  isOne(type: string, size: number | null): size is number {
    if (!kinds.has(type)) return false;
    if (size !== null && size <= MAX_EXTENSION) return true;
    const found = size === null ? "no valid size" : `${size} bytes, at most ${MAX_EXTENSION} are read`;
    throw new FormatError(`${this.op}: an extended header of the tar archive has ${found}`);
  }

  /** Reads the content of an extended header. Throws {@link FormatError} for records that are damaged. */
  add(type: string, content: Uint8Array): void {
    const kind = kinds.get(type) as Kind;
    this.forNext ??= {};
    if (kind === "path") this.forNext = { path: untilZero(content), ...this.forNext };
    if (kind === "pax") this.forNext = { ...this.forNext, ...this.records(content) };
    if (kind === "pax for all") {
      this.forAll = { ...this.forAll, ...this.records(content) };
      this.forNext = null;
    }
  }

  /** What holds for the member whose header comes now, and no more for that behind it. */
  take(): Extension {
    const all = { ...this.forAll, ...this.forNext };
    this.forNext = null;
    return all;
  }

  /** Throws {@link FormatError} if a member should have come. */
  end(): void {
    if (this.forNext === null) return;
    throw new FormatError(`${this.op}: the tar archive ends behind an extended header, which belongs to a member`);
  }

  private records(content: Uint8Array): Extension {
    const out: { path?: Uint8Array; size?: number } = {};
    for (let at = 0; at < content.length; ) {
      const [head = "", length = ""] = /^([1-9][0-9]{0,6}) /.exec(asciiOf(content.subarray(at, at + 8))) ?? [];
      const record = content.subarray(at + head.length, at + Number(length));
      const equals = record.indexOf(0x3d);
      if (head === "" || equals < 1 || at + Number(length) > content.length || record.at(-1) !== 0x0a) {
        throw new FormatError(`${this.op}: an extended header of the tar archive is damaged at byte ${at}`);
      }
      const [key, value] = [asciiOf(record.subarray(0, equals)), record.subarray(equals + 1, -1)];
      if (key === "path") out.path = value;
      if (key === "size") out.size = this.size(asciiOf(value));
      if (key.startsWith("GNU.sparse."))
        throw new FormatError(`${this.op}: sparse members of tar archives are not read`);
      at += Number(length);
    }
    return out;
  }

  private size(digits: string): number {
    const value = /^[0-9]{1,16}$/.test(digits) ? Number(digits) : Number.NaN;
    if (Number.isSafeInteger(value)) return value;
    throw new FormatError(`${this.op}: an extended header of the tar archive has the size "${digits.slice(0, 30)}"`);
  }
}
