import fc from "fast-check";
import { expect, test } from "vitest";
import { readRun } from "./read-run.ts";
import { resumeRun } from "./resume-run.ts";
import { RunError } from "./run-error.ts";
import { RunWriter } from "./run-writer.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { about, metricsOf, process, row, saved, state, weights } from "./testing/program.ts";
import { withFile } from "./whole-file.ts";

const folder = "/runs/a";

/** A run with every file that a folder can contain. */
function createRun(): MemoryFileSystem {
  const disk = new MemoryFileSystem();
  const writer = new RunWriter(folder, about, { fileSystem: disk, processes: process(1) });
  writer.saveFile("series", saved.series);
  for (let epoch = 1; epoch <= 3; epoch++) {
    writer.append(metricsOf(epoch), row(epoch));
    writer.checkpoint(state(epoch));
  }
  writer.saveFile("backtest", saved.backtest);
  writer.saveWeights(weights, { finished: false });
  writer.close();
  return disk;
}

const original = createRun().snapshot(folder);

test("a folder with any alteration is read and resumed, or refused in one line", () => {
  const edits = fc.record({
    name: fc.constantFrom(...Object.keys(original), "lock-1-1-b-1-00000000-test", "checkpoint.dz.tmp"),
    what: fc.constantFrom("edit", "edit", "edit", "remove", "folder"),
    start: fc.nat(),
    gone: fc.nat(40),
    bytes: fc.uint8Array({ maxLength: 20 }),
  });
  const seen = { resumed: 0, begunAgain: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(edits, { minLength: 1, maxLength: 3 }), (all) => {
      const disk = createRun();
      for (const { name, what, start, gone, bytes } of all) {
        const path = `${folder}/${name}`;
        const old = Buffer.from(original[name] ?? "", "latin1");
        const at = start % (old.length + 1);
        if (disk.stat(path)?.kind === "folder") continue;
        if (what === "edit") {
          const edited = Buffer.concat([old.subarray(0, at), bytes, old.subarray(at + gone)]);
          withFile(disk, path, "w", (file) => disk.write(file, edited, 0));
        } else if (disk.stat(path) !== null) disk.remove(path);
        if (what === "folder") disk.makeFolder(path);
      }
      const expectRefusal = (error: unknown): void => {
        expect(error).toBeInstanceOf(RunError);
        expect((error as Error).message).toMatch(/^run folder [^\n]{1,500}$/);
      };
      try {
        readRun(folder, { fileSystem: disk });
      } catch (error) {
        expectRefusal(error);
      }
      try {
        const { checkpoint } = resumeRun(folder, { fileSystem: disk, processes: process(2) });
        if (checkpoint === null) seen.begunAgain++;
        else {
          // The returned state was once given, or there is none.
          expect(Buffer.compare(checkpoint.bytes, state(checkpoint.epoch))).toBe(0);
          expect(readRun(folder, { fileSystem: disk }).metrics).toEqual(
            [1, 2, 3].slice(0, checkpoint.epoch).map(metricsOf),
          );
          seen.resumed++;
        }
      } catch (error) {
        if (!(error instanceof RunError)) throw error;
        expectRefusal(error);
        seen.refused++;
      }
    }),
    { numRuns: 500 },
  );
  expect(Math.min(seen.resumed, seen.refused)).toBeGreaterThan(50);
});
