/**
 * Preloaded into the training program: kills it at an exact call of the file system. `fsync` is the sync in the
 * background: after the call the disk has just begun, and an epoch is going on when the process dies.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const [call, number, when] = (process.env.DZ_KILL_AT ?? "").split(":");

if (call === "mkdirSync" || call === "renameSync" || call === "fsync") {
  const real = fs[call] as unknown as (...args: unknown[]) => unknown;
  let calls = 0;
  const die = (): boolean => process.kill(process.pid, "SIGKILL");
  fs[call] = ((...args: unknown[]): unknown => {
    calls++;
    if (calls === Number(number) && when === "before") die();
    const result = real(...args);
    if (calls === Number(number) && when === "after") die();
    return result;
  }) as never;
  syncBuiltinESMExports();
}
