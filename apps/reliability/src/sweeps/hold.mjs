/**
 * Preloaded into every process of a sweep, by `NODE_OPTIONS`: stops the one that trains the first run of a part, as SIGSTOP does,
 * when it has written its third epoch. So whoever wants to kill it in the middle of a run never comes too late. `DZ_HOLD` says
 * which part, by a variable of the scheduler and its value, and the file that remembers that it was done, as in
 * `SLURM_ARRAY_TASK_ID=5=FILE`. JavaScript, because also npm loads it, on any Node.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const [name, value, mark] = (process.env.DZ_HOLD ?? "").split("=");

if (process.argv[2] === "sweep-worker" && process.env[name] === value) {
  const write = fs.writeSync;
  fs.writeSync = (file, bytes, ...where) => {
    const written = write(file, bytes, ...where);
    const isThird = Buffer.from(bytes).toString("latin1").startsWith('{"epoch":3,');
    if (isThird && !fs.existsSync(mark)) {
      fs.writeFileSync(mark, "");
      process.kill(process.pid, "SIGSTOP");
    }
    return written;
  };
  syncBuiltinESMExports();
}
