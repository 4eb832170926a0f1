import { spawn } from "node:child_process";
import { join } from "node:path";
import type { ReportRun } from "../report-data.ts";
import { framesNote, framesOf } from "../stats/frames.ts";
import { still } from "./still.ts";

/** The program that draws in a process of its own. */
const PROGRAM = join(import.meta.dirname, "draw.ts");

/** The predictions of a run as a GIF. Fails as {@link drawGif} does. */
export function animatedGif(run: ReportRun, target: Float64Array, every = 1): Promise<Uint8Array> {
  const indices = framesOf(run, every);
  const note = framesNote(indices.length, run);
  return drawGif(indices.map((index) => still(run, target, index, note)));
}

/**
 * Draws SVG documents as a GIF, in another process: the library that turns them into pixels is native code, and what it
 * cannot draw may end its process. Then this fails with an error in one line.
 */
export function drawGif(frames: readonly string[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", PROGRAM], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    const [pieces, words]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (piece: Buffer) => pieces.push(piece));
    child.stderr.on("data", (piece: Buffer) => words.push(piece));
    child.stdin.on("error", () => {}); // it has ended before it has read all; how it ended says why
    child.on("error", (error) => reject(new Error(`cannot be drawn, ${error.message}`)));
    child.on("close", (code, signal) => {
      if (code === 0) return resolve(Buffer.concat(pieces));
      const line = Buffer.concat(words)
        .toString()
        .split("\n")
        .find((text) => /\w*Error/.test(text));
      const end =
        signal === null ? `code ${code}${line === undefined ? "" : `, ${line.trim().slice(0, 200)}`}` : signal;
      reject(new Error(`cannot be drawn, the process that draws it ended with ${end}`));
    });
    child.stdin.end(JSON.stringify(frames));
  });
}
