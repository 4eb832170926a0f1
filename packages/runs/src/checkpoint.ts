/**
 * The format of a checkpoint file:
 *
 * | bytes | content |
 * |---|---|
 * | 8 | the magic number, `DZCKPT`, carriage return, line feed: a transfer in text mode would change it |
 * | 4 | the version, a little-endian unsigned integer like the next |
 * | 4 | the length of the head |
 * | | the head, JSON: the epoch, and the sums of the other files up to it |
 * | | the bytes of the training program |
 * | 32 | the SHA-256 of everything before it, in every version |
 *
 * @module
 */
import { createHash } from "node:crypto";
import { checkBytes } from "./check-call.ts";
import { RunError } from "./run-error.ts";
import { parseSums, type Sums } from "./sums.ts";

/** The content of a checkpoint. */
export interface Checkpoint extends Sums {
  /** The bytes from the training program: its state after this epoch. */
  readonly bytes: Uint8Array;
}

const MAGIC = "DZCKPT\r\n";
const VERSION = 1;
const VERSION_AT = 8;
const LENGTH_AT = 12;
const HEAD_AT = 16;
const DIGEST_SIZE = 32;

/** The bytes of a checkpoint. */
export function formatCheckpoint({ bytes, ...sums }: Checkpoint): Uint8Array {
  const { epoch, rows, config, metrics, predictions, series } = sums;
  const head = Buffer.from(JSON.stringify({ epoch, rows, config, metrics, predictions, series }));
  const start = Buffer.alloc(HEAD_AT);
  start.write(MAGIC, "latin1");
  start.writeUInt32LE(VERSION, VERSION_AT);
  start.writeUInt32LE(head.length, LENGTH_AT);
  const hash = createHash("sha256").update(start).update(head).update(bytes);
  return Buffer.concat([start, head, bytes, hash.digest()]);
}

/**
 * Parses a checkpoint, and copies its bytes. Throws {@link RunError}, which begins with `where`, if the bytes are not a
 * checkpoint, damaged, or of a later version.
 */
export function parseCheckpoint(bytes: Uint8Array, where: string = "checkpoint"): Checkpoint {
  checkBytes("parseCheckpoint", bytes, Number.POSITIVE_INFINITY);
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damage = findDamage(all);
  if (damage !== null) throw new RunError(`${where} is damaged, ${damage}`);
  const version = all.readUInt32LE(VERSION_AT);
  if (version !== VERSION) {
    throw new RunError(
      `${where}: version is ${version}, expected ${VERSION}, the only one that this version of @dz/runs reads`,
    );
  }
  const end = all.length - DIGEST_SIZE;
  const start = HEAD_AT + all.readUInt32LE(LENGTH_AT);
  if (start > end) throw new RunError(`${where}: the head has ${start - HEAD_AT} bytes, ${end - HEAD_AT} are there`);
  const sums = parseSums(all.toString("utf8", HEAD_AT, start), where);
  return { ...sums, bytes: new Uint8Array(all.subarray(start, end)) };
}

/** How the bytes differ from a checkpoint as it was written, of any version; null if they do not. */
export function findDamage(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, MAGIC.length)).toString("latin1");
  if (start !== MAGIC) return start === "" ? "it is empty" : "it does not begin as one";
  const end = bytes.length - DIGEST_SIZE;
  if (end < HEAD_AT) return `it has ${bytes.length} bytes, at least ${HEAD_AT + DIGEST_SIZE} are needed`;
  const digest = createHash("sha256").update(bytes.subarray(0, end)).digest();
  return digest.equals(bytes.subarray(end)) ? null : "its content does not have the SHA-256 at its end";
}
