/**
 * Preloaded into every process of one part of a sweep, by `NODE_OPTIONS`: stops the one that trains, as SIGSTOP does, when it has
 * written its third epoch. So whoever wants to kill it in the middle of a run never comes too late. `DZ_HOLD` says which part: a
 * variable of the scheduler and its value, as in `SLURM_ARRAY_TASK_ID=5`. JavaScript, because also npm loads it, on any Node.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const [name, value] = (process.env.DZ_HOLD ?? "").split("=");

if (process.argv[2] === "sweep-worker" && process.env[name] === value) {
  const write = fs.writeSync;
  fs.writeSync = (file, bytes, ...where) => {
    const written = write(file, bytes, ...where);
    if (Buffer.from(bytes).toString("latin1").startsWith('{"epoch":3,')) process.kill(process.pid, "SIGSTOP");
    return written;
  };
  syncBuiltinESMExports();
}
