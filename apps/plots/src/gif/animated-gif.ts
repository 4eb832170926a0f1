import { spawn } from "node:child_process";
import { join } from "node:path";
import type { ReportRun } from "../report-data.ts";
import { framesNote, framesOf } from "../stats/frames.ts";
import { still } from "./still.ts";

/** The program that draws in a separate process. */
const PROGRAM = join(import.meta.dirname, "draw.ts");

/** The predictions of a run as a GIF. Rejects like {@link drawGif}. */
export function animatedGif(run: ReportRun, target: Float64Array, every = 1): Promise<Uint8Array> {
  const indices = framesOf(run, every);
  const note = framesNote(indices.length, run);
  return drawGif(indices.map((index) => still(run, target, index, note)));
}

/**
 * Draws SVG documents as a GIF, in another process, because the library that rasterizes them is native code and may
 * abort its process. Then this rejects with an error of one line.
 */
export function drawGif(frames: readonly string[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", PROGRAM], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    const [pieces, words]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (piece: Buffer) => pieces.push(piece));
    child.stderr.on("data", (piece: Buffer) => words.push(piece));
    child.stdin.on("error", () => {}); // the process ended before it read all of the input; its exit says why
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
