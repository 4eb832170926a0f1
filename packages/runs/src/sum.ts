/**
 * The sizes and SHA-256 of what a run folder holds, by which a damaged file is known.
 *
 * @module
 */
import { createHash, type Hash } from "node:crypto";
import type { FileSystem } from "./file-system.ts";
import { readAt } from "./whole-file.ts";

/** What bytes can be known by. */
export interface Sum {
  /** How many bytes. */
  readonly size: number;
  /** Their SHA-256, 64 hexadecimal digits. */
  readonly sha256: string;
}

/** The sum of bytes that become more: asking for it costs the same however many there are. */
export class RunningSum {
  private readonly hash: Hash = createHash("sha256");
  private count = 0;

  /** How many bytes there are by now. */
  get size(): number {
    return this.count;
  }

  add(bytes: Uint8Array): void {
    this.hash.update(bytes);
    this.count += bytes.length;
  }

  /** The sum of the bytes until now. */
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

/** The sum of `size` bytes of a file from a position, or of as many as are there. */
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
