/**
 * Reads `metrics.jsonl` line by line: only one line is in memory, however many and however long the lines are.
 *
 * @module
 */
import type { FileSystem } from "./file-system.ts";
import { checkSize, entryOf, limits } from "./read-limited.ts";
import { attempt, RunError } from "./run-error.ts";
import { MAX_LINE, type Metrics, parseMetrics } from "./schema.ts";
import { readAt, withFile } from "./whole-file.ts";

const CHUNK = 2 ** 16;
const LINE_END = 10;

/** Calls `visit` for each complete line; returns the number of bytes after the last one. */
export function visitLines(fs: FileSystem, path: string, where: string, visit: (metrics: Metrics) => void): number {
  const entry = entryOf(fs, path, where);
  if (entry === null) throw new RunError(`${where} is missing`);
  return attempt(`${where} cannot be read`, () => withFile(fs, path, "r", (file) => visitAll(fs, file, where, visit)));
}

function visitAll(fs: FileSystem, file: number, where: string, visit: (metrics: Metrics) => void): number {
  const { size } = fs.fstat(file); // lines appended meanwhile are ignored
  checkSize(size, limits.metrics, where);
  const chunk = Buffer.alloc(Math.min(size, CHUNK));
  const begun = Buffer.alloc(MAX_LINE); // the start of a line that continues in the next chunk
  let length = 0; // of the line so far, of which `begun` has at most MAX_LINE bytes
  let epochs = 0;
  for (let at = 0; at < size; ) {
    const wanted = chunk.subarray(0, Math.min(size - at, CHUNK));
    const part = wanted.subarray(0, readAt(fs, file, wanted, at));
    for (let start = 0; start < part.length; ) {
      const found = part.indexOf(LINE_END, start);
      const rest = part.subarray(start, found < 0 ? part.length : found);
      if (found < 0 || length > 0) {
        if (length < MAX_LINE) rest.copy(begun, length);
        length += rest.length;
      }
      if (found < 0) break;
      const place = `${where} line ${epochs + 1}`;
      const bytes = length > 0 ? begun.subarray(0, length) : rest;
      const total = Math.max(length, rest.length);
      if (total > MAX_LINE) throw new RunError(`${place} has ${total} bytes, at most ${MAX_LINE} are read`);
      const metrics = parseMetrics(bytes.toString(), place);
      if (metrics.epoch !== ++epochs) throw new RunError(`${place}: epoch is ${metrics.epoch}, expected ${epochs}`);
      visit(metrics);
      length = 0;
      start = found + 1;
    }
    if (part.length < wanted.length) break; // the file has been truncated meanwhile
    at += part.length;
  }
  return length;
}
