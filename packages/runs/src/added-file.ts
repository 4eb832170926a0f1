/**
 * Files that are added to a finished run. The checksums of the run stay as they are, since two files cannot be replaced at
 * once; instead such a file is an object that has its own sum, and that of the weights that it is about:
 *
 * `{"sha256":"…","weights":"…","content":…}`
 *
 * @module
 */
import { join } from "node:path";
import type { FileSystem } from "./file-system.ts";
import { entryOf, readLimited } from "./read-limited.ts";
import { attempt, RunError } from "./run-error.ts";
import { type AddedFile, files } from "./schema.ts";
import { sumOf, sumOfFile } from "./sum.ts";
import { parseChecksums } from "./sums.ts";
import { withFile } from "./whole-file.ts";

const HEAD = /^\{"sha256":"([0-9a-f]{64})","weights":"([0-9a-f]{64})","content":/;
const END = "}\n";

/** The number of bytes around the content. */
export const AROUND: number = head("0".repeat(64), "0".repeat(64)).length + END.length;

function head(sha256: string, weights: string): string {
  return `{"sha256":"${sha256}","weights":"${weights}","content":`;
}

/** The bytes of a file with some content, a JSON text, about weights with a SHA-256. */
export function wrapAdded(content: Uint8Array, weights: string): Uint8Array {
  return Buffer.concat([Buffer.from(head(sumOf(content).sha256, weights)), content, Buffer.from(END)]);
}

/**
 * The content of an added file of a run folder, or null if there is none that can be used. `warn` is told in a sentence
 * why a file cannot be.
 */
export function readAdded(
  fs: FileSystem,
  folder: string,
  name: AddedFile,
  warn: (warning: string) => void,
): Uint8Array | null {
  const path = join(folder, files[name]);
  try {
    if (entryOf(fs, path, files[name]) === null) return null;
    return unwrapped(readLimited(fs, path, name, files[name]), files[name], () => weightsSum(fs, folder));
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    warn(`${error.message}; it is ignored`);
    return null;
  }
}

function unwrapped(bytes: Buffer, name: string, weights: () => string | null): Uint8Array {
  const [prefix = "", sha256, about] = HEAD.exec(bytes.toString("latin1", 0, AROUND)) ?? [];
  const content = bytes.subarray(prefix.length, Math.max(bytes.length - END.length, prefix.length));
  const ends = bytes.toString("latin1", bytes.length - END.length) === END;
  if (sha256 === undefined || !ends || sumOf(content).sha256 !== sha256) throw new RunError(`${name} is damaged`);
  if (about !== weights()) throw new RunError(`${name} is about other weights than those of this run`);
  return content;
}

/** The SHA-256 of the weights of a run, from its checksums or, without these, its weights; null without either. */
export function weightsSum(fs: FileSystem, folder: string): string | null {
  const where = (name: string): string => `run folder ${folder}: ${name}`;
  const has = (name: string): boolean => entryOf(fs, join(folder, name), where(name)) !== null;
  if (has(files.checksums)) {
    const text = readLimited(fs, join(folder, files.checksums), "checksums", where(files.checksums)).toString();
    return parseChecksums(text, where(files.checksums)).weights.sha256;
  }
  const path = join(folder, files.weights);
  const entry = entryOf(fs, path, where(files.weights));
  if (entry === null) return null;
  return attempt(`${where(files.weights)} cannot be read`, () =>
    withFile(fs, path, "r", (file) => sumOfFile(fs, file, 0, entry.size).take().sha256),
  );
}
