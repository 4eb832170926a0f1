import { deflateSync } from "fflate";
import { ValueError } from "../errors/errors.ts";
import { crc32 } from "./crc32.ts";
import { MAX_ARRAYS } from "./pairs.ts";

const VERSION = 45;
const UNIX = 3 << 8;
const UTF8_FLAG = 0x800;
const DATE_1980_01_01 = 0x21;
/** Unix permissions of a regular file that only its owner reads and writes, in the upper 16 bits. */
const MODE_0600 = 0o600 << 16;

/** The value that stands for zip64 in a field of 32 bits; it and larger ones do not fit. */
const LIMIT = 0xffffffff;
const REASON = "the format ends at 4 GiB";

const LOCAL_LENGTH = 30;
const ZIP64_LENGTH = 20;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;

/**
 * A zip archive of the given members, in NumPy's layout: stored members are byte for byte those of `np.savez`, with the
 * date 1980-01-01, so that equal members give equal bytes. Throws {@link ValueError} beyond 4 GiB, the limit without
 * zip64, and beyond 10,000 members, which cannot be read.
 */
export function writeZip(
  members: readonly { readonly name: string; readonly data: Uint8Array }[],
  compress: boolean,
): Uint8Array<ArrayBuffer> {
  if (members.length > MAX_ARRAYS) {
    throw new ValueError(`saveNpz: an archive has at most ${MAX_ARRAYS} members, got ${members.length}`);
  }
  const large = members.find(({ data }) => data.length >= LIMIT);
  if (large !== undefined) throw new ValueError(`saveNpz: a member has ${large.data.length} bytes, ${REASON}`);
  const packed = members.map(({ name, data }) => ({
    name: new TextEncoder().encode(name),
    content: data,
    data: compress ? deflateSync(data) : data,
  }));
  const sum = (length: number): number => packed.reduce((total, m) => total + length + m.name.length, 0);
  const start = sum(LOCAL_LENGTH + ZIP64_LENGTH) + packed.reduce((total, m) => total + m.data.length, 0);
  const total = start + sum(CENTRAL_LENGTH) + END_LENGTH;
  if (total >= LIMIT) throw new ValueError(`saveNpz: the archive would have ${total} bytes, ${REASON}`);

  const out = new Uint8Array(total);
  const view = new DataView(out.buffer);
  let local = 0;
  let central = start;
  for (const { name, content, data } of packed) {
    const size = content.length;
    const crc = crc32(content);
    // The fields that both headers share, in the same order.
    const common = (at: number, sizes: readonly [number, number], extra: number): void => {
      view.setUint16(at, VERSION, true);
      view.setUint16(at + 2, name.some((byte) => byte >= 0x80) ? UTF8_FLAG : 0, true);
      view.setUint16(at + 4, compress ? 8 : 0, true);
      view.setUint16(at + 8, DATE_1980_01_01, true);
      view.setUint32(at + 10, crc, true);
      view.setUint32(at + 14, sizes[0], true);
      view.setUint32(at + 18, sizes[1], true);
      view.setUint16(at + 22, name.length, true);
      view.setUint16(at + 24, extra, true);
    };

    view.setUint32(central, 0x02014b50, true);
    view.setUint16(central + 4, UNIX | VERSION, true);
    common(central + 6, [data.length, size], 0);
    view.setUint32(central + 38, MODE_0600, true);
    view.setUint32(central + 42, local, true);
    out.set(name, central + CENTRAL_LENGTH);
    central += CENTRAL_LENGTH + name.length;

    // NumPy gives the sizes in a zip64 extra field (number 1) here, since it writes the header before it knows them.
    view.setUint32(local, 0x04034b50, true);
    common(local + 4, [0xffffffff, 0xffffffff], ZIP64_LENGTH);
    out.set(name, local + LOCAL_LENGTH);
    local += LOCAL_LENGTH + name.length;
    view.setUint16(local, 1, true);
    view.setUint16(local + 2, 16, true);
    view.setUint32(local + 4, size, true);
    view.setUint32(local + 12, data.length, true);
    out.set(data, local + ZIP64_LENGTH);
    local += ZIP64_LENGTH + data.length;
  }

  view.setUint32(central, 0x06054b50, true);
  view.setUint16(central + 8, packed.length, true);
  view.setUint16(central + 10, packed.length, true);
  view.setUint32(central + 12, central - start, true);
  view.setUint32(central + 16, start, true);
  return out;
}
