/** Preloaded into the training program: each sync takes some milliseconds longer, as on a slow or busy disk. */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const ms = Number(process.env.DZ_SYNC_MS ?? 0);
const never = new Int32Array(new SharedArrayBuffer(4));
const { fsyncSync, fsync } = fs;

fs.fsyncSync = (file) => {
  fsyncSync(file);
  Atomics.wait(never, 0, 0, ms);
};
fs.fsync = ((file: number, answer: (error: Error | null) => void) => {
  fsync(file, (error) => {
    setTimeout(answer, ms, error);
  });
}) as typeof fs.fsync;
syncBuiltinESMExports();
