/** Makes the parts that are in the queue, one after the other, until Ctrl-C: `npm run work`. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "bullmq";
import { connect, type Part, queueName } from "./queue.ts";

/** The root of the clone, where paths of options begin. */
const root = join(import.meta.dirname, "../..");

/** Runs one part of a sweep. Rejects if one of its runs has failed, so that the queue gives it out again. */
async function make({ index, count, options }: Part): Promise<void> {
  const part = ["--shard", `${index}/${count}`, "--jobs", "1", "--retry"];
  const args = ["--silent", "--prefix", "apps/sin-rnn", "start", "--", "sweep", ...options, ...part];
  const { INIT_CWD: _, ...env } = process.env; // npm's own, which says where npm run work was typed
  const child = spawn("npm", args, { cwd: root, env, stdio: "inherit" });
  const [code, signal] = await once(child, "close");
  if (code !== 0) throw new Error(`sweep ended with ${code ?? signal}`);
}

const connection = connect();
const worker = new Worker<Part>(queueName, ({ data }) => make(data), {
  connection,
  // A part is another worker's when this one has not been heard of for so long, however often that happens.
  lockDuration: 10_000,
  stalledInterval: 5000,
  maxStalledCount: 5,
});
worker.on("active", ({ name }) => console.log(`${name} begins`));
worker.on("completed", ({ name }) => console.log(`${name} is done`));
worker.on("failed", (job, error) => console.log(`${job?.name} has failed, ${error.message}`));
worker.on("stalled", (id) => console.log(`${id} comes back from a worker that is gone`));
worker.on("error", (error) => console.error(error.message));

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    await worker.close(); // waits for the part that is being made
    await connection.quit();
  });
}
