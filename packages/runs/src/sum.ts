/**
 * Sizes and SHA-256 hashes of the content of a run folder, to detect damaged files.
 *
 * @module
 */
import { createHash, type Hash } from "node:crypto";
import type { FileSystem } from "./file-system.ts";
import { readAt } from "./whole-file.ts";

/** The size and hash of some bytes. */
export interface Sum {
  /** The number of bytes. */
  readonly size: number;
  /** Their SHA-256, 64 hexadecimal digits. */
  readonly sha256: string;
}

/** The sum of a growing sequence of bytes; taking it costs the same for any length. */
export class RunningSum {
  private readonly hash: Hash = createHash("sha256");
  private count = 0;

  /** The number of bytes so far. */
  get size(): number {
    return this.count;
  }

  add(bytes: Uint8Array): void {
    this.hash.update(bytes);
    this.count += bytes.length;
  }

  /** The sum of the bytes so far. */
  take(): Sum {
    return { size: this.count, sha256: this.hash.copy().digest("hex") };
  }
}

export function sumOf(bytes: Uint8Array): Sum {
  const sum = new RunningSum();
  sum.add(bytes);
  return sum.take();
}

const CHUNK = 2 ** 18;

/** The sum of `size` bytes of a file from a position, or of fewer at its end. */
export function sumOfFile(fs: FileSystem, file: number, position: number, size: number): RunningSum {
  const sum = new RunningSum();
  const chunk = new Uint8Array(Math.min(size, CHUNK));
  while (sum.size < size) {
    const part = chunk.subarray(0, Math.min(size - sum.size, CHUNK));
    const count = readAt(fs, file, part, position + sum.size);
    sum.add(part.subarray(0, count));
    if (count < part.length) break;
  }
  return sum;
}
