/** Puts the parts of a sweep into the queue: `npm run add -- 8 --model rnn,mlp --seeds 0..3 --out runs/many`. */
import { createHash } from "node:crypto";
import { Queue } from "bullmq";
import { connect, type Part, queueName } from "./queue.ts";

const [parts = "", ...options] = process.argv.slice(2);
const count = Number(parts);
if (!Number.isInteger(count) || count < 1 || !options.some((option) => /^--out(=|$)/.test(option))) {
  console.error("usage: npm run add -- PARTS OPTIONS --out DIR, with the options of sweep");
  process.exit(2);
}

const connection = connect();
const queue = new Queue<Part>(queueName, { connection });
const sweep = createHash("sha256")
  .update(JSON.stringify([count, options]))
  .digest("hex")
  .slice(0, 12);
await queue.addBulk(
  Array.from({ length: count }, (_, index) => ({
    name: `part ${index + 1} of ${count}`,
    data: { index: index + 1, count, options },
    opts: {
      jobId: `${sweep}-${index + 1}`, // a part that waits already is not added again
      attempts: 5,
      backoff: { type: "exponential", delay: 2000 },
      removeOnComplete: true, // so that what has ended can be added again, for what is missing
      removeOnFail: true,
    },
  })),
);
console.log(`${count} parts are in the queue; start npm run work on as many machines as you like`);
await queue.close();
await connection.quit();
