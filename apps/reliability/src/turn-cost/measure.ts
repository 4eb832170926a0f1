import { Worker } from "node:worker_threads";
import { type Batch, DataLoader, fromArrays, nextTurn } from "@dz/datasets";
import { meanSquaredError } from "@dz/functions";
import { MLP } from "@dz/models";
import { RandomState, sin } from "@dz/ndarray";
import { SGD } from "@dz/optimizers";

/** Nanoseconds of one `await nextTurn()`, with a share of the turns, and of one `await` alone. */
export async function costOfCalls(calls: number): Promise<{ readonly turn: number; readonly plain: number }> {
  const done = Promise.resolve();
  let start = performance.now();
  for (let i = 0; i < calls; i++) await nextTurn(); // of which one in 12 ms gives a turn
  const turn = performance.now() - start;
  start = performance.now();
  for (let i = 0; i < calls; i++) await done;
  return { turn: (turn * 1e6) / calls, plain: ((performance.now() - start) * 1e6) / calls };
}

/** The milliseconds of each epoch, three kinds in turn in one run. */
export interface Epochs {
  /** `for...of` without turns. */
  readonly without: number[];
  /** The same with `await nextTurn()` in each step. */
  readonly turns: number[];
  /** `for await`. */
  readonly awaited: number[];
  readonly steps: number;
}

const KINDS = ["without", "turns", "awaited"] as const;

/** Trains an MLP 1-50-1 on 1000 points of a sine in batches of 50. */
export async function epochs(rounds: number): Promise<Epochs> {
  const random = new RandomState(0);
  const x = random.uniform(0, 6, [1000, 1]);
  const loader = new DataLoader(fromArrays(x, sin(x)), 50, { seed: 0 });
  const model = new MLP([50, 1], { dtype: "float64" });
  const optimizer = new SGD({ lr: 0.01 }).setup(model);
  const step = ([x, t]: Batch): void => {
    const loss = meanSquaredError(model.forward(x), t);
    model.cleargrads();
    loss.backward();
    optimizer.update();
  };
  const kinds = {
    without: async () => {
      for (const batch of loader) step(batch);
    },
    turns: async () => {
      for (const batch of loader) {
        step(batch);
        await nextTurn();
      }
    },
    awaited: async () => {
      for await (const batch of loader) step(batch);
    },
  };
  const times = { without: [] as number[], turns: [] as number[], awaited: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < 3; i++) {
      const kind = KINDS[(round + i) % 3] as (typeof KINDS)[number]; // each comes first as often as the others
      const start = performance.now();
      await kinds[kind]();
      times[kind].push(performance.now() - start);
    }
  }
  return { ...times, steps: loader.length };
}

const ECHO = `const { parentPort } = require("node:worker_threads");
parentPort.on("message", (bytes) => parentPort.postMessage(bytes.length));`;

/** The milliseconds until a worker has answered to each of some messages of this many bytes. */
export async function roundTrips(bytes: number, count: number, transfer: boolean): Promise<number[]> {
  const worker = new Worker(ECHO, { eval: true });
  const times: number[] = [];
  try {
    for (let i = 0; i <= count; i++) {
      const message = new Uint8Array(bytes).fill(1);
      const start = performance.now();
      const answer = await new Promise<number>((resolve, reject) => {
        worker.once("message", resolve);
        worker.once("error", reject);
        worker.postMessage(message, transfer ? [message.buffer] : []);
      });
      if (answer !== bytes) throw new Error(`the worker got ${answer} of ${bytes} bytes`);
      if (i > 0) times.push(performance.now() - start); // the first waits for the start of the worker
      worker.removeAllListeners("error");
    }
  } finally {
    await worker.terminate();
  }
  return times;
}
