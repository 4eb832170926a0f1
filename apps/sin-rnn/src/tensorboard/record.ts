import { maskedCrc32c } from "./masked-crc32c.ts";

/**
 * Bytes as a record of TensorFlow: their number as uint64, its masked CRC-32C, the bytes, and their masked CRC-32C, with
 * the lowest byte first (tensorflow/core/lib/io/record_writer.h). A file is such records, one after another.
 */
export function recordOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const record = new Uint8Array(8 + 4 + bytes.length + 4);
  const view = new DataView(record.buffer);
  view.setBigUint64(0, BigInt(bytes.length), true);
  view.setUint32(8, maskedCrc32c(record.subarray(0, 8)), true);
  record.set(bytes, 12);
  view.setUint32(12 + bytes.length, maskedCrc32c(bytes), true);
  return record;
}
