/**
 * Extended headers of a tar archive, which supplement the header of the next member: pax records such as `27
 * path=folder/a longer name`, also for all following members, and long paths of GNU tar.
 *
 * @module
 */
import { FormatError } from "@dz/ndarray";
import { asciiOf, untilZero } from "./text.ts";

/** Values that replace fields of the header of a member. */
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

/** Extended headers may contain file attributes, but nothing larger. */
const MAX_EXTENSION = 2 ** 20;

/** The extended headers read so far; `op` starts the error messages. */
export class TarExtensions {
  private forAll: Extension = {};
  private forNext: Extension | null = null;
  private readonly op: string;

  constructor(op: string) {
    this.op = op;
  }

  /** Whether this is the type of an extended header. Throws {@link FormatError} if its content is too long to read. */
  isOne(type: string, size: number | null): size is number {
    if (!kinds.has(type)) return false;
    if (size !== null && size <= MAX_EXTENSION) return true;
    const found = size === null ? "no valid size" : `${size} bytes, at most ${MAX_EXTENSION} are read`;
    throw new FormatError(`${this.op}: an extended header of the tar archive has ${found}`);
  }

  /** Reads the content of an extended header. Throws {@link FormatError} for damaged records. */
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

  /** The extension of the member whose header comes next; its own records are then discarded. */
  take(): Extension {
    const all = { ...this.forAll, ...this.forNext };
    this.forNext = null;
    return all;
  }

  /** Throws {@link FormatError} if the archive ends where a member is due. */
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
