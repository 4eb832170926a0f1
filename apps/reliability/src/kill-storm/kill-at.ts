/** Preloaded into the training program: kills it at an exact call of the file system. */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const [call, number, when] = (process.env.DZ_KILL_AT ?? "").split(":");

if (call === "mkdirSync" || call === "renameSync") {
  const real = fs[call] as (...args: unknown[]) => unknown;
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
