/**
 * A worker thread: its program, and how a host starts one.
 *
 * The main thread and its workers communicate through the first page of a shared memory, the control page, in int32
 * numbers: the number of the round, the number of its parts that are not taken yet, the number of waiting workers, then
 * the state of each part, then for each part the call that computes it. A thread takes a part by counting the parts
 * down by one, and the part is that of the resulting number; so a late worker takes nothing, and a slow one little.
 *
 * @module
 */
import { StateError } from "../errors/errors.ts";

/** The positions in the control page. */
export const ROUND = 0;
export const LEFT = 16;
export const READY = 32;
export const STATES = 64;
export const CALLS = 256;

/** The states of a part when a worker is done with it; before, it is 0. */
export const DONE = 1;
const FAILED = 2;

/** The length of a call: the number of the kernel, and its arguments. */
export const CALL_LENGTH = 13;

/** The start message of a worker. */
export interface Start {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** The address of its workspace. */
  readonly workspace: number;
}

/** The members of a Worker that all hosts have, by this or another name. */
export interface HostWorker {
  terminate(): unknown;
  postMessage(message: unknown): void;
  unref?(): void;
  on?(event: string, listener: (value: unknown) => void): void;
  addEventListener?(event: string, listener: (event: { data?: unknown; message?: string }) => void): void;
}

type WorkerClass = new (source: string | URL, options?: object) => HostWorker;

/**
 * The program of a worker, as text, so that it needs no file besides the code. It never returns: it waits for rounds.
 */
const source = `
function work({ module, memory, workspace }, tell) {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  exports.moveWorkspace(workspace);
  const kernels = [exports.float64_packed, exports.float32_packed];
  const control = new Int32Array(memory.buffer, 0, ${65536 / 4});
  Atomics.add(control, ${READY}, 1);
  tell("ready");
  for (;;) {
    const round = Atomics.load(control, ${ROUND});
    for (let left = Atomics.sub(control, ${LEFT}, 1); left > 0; left = Atomics.sub(control, ${LEFT}, 1)) {
      const at = ${CALLS} + (left - 1) * ${CALL_LENGTH};
      let state = ${DONE};
      try {
        kernels[control[at]](...control.subarray(at + 1, at + ${CALL_LENGTH}));
      } catch {
        state = ${FAILED};
      }
      Atomics.store(control, ${STATES} + left - 1, state);
      Atomics.notify(control, ${STATES} + left - 1);
    }
    Atomics.wait(control, ${ROUND}, round);
  }
}
const node = globalThis.process?.getBuiltinModule?.("node:worker_threads");
if (node?.parentPort) node.parentPort.once("message", (start) => work(start, (word) => node.parentPort.postMessage(word)));
else globalThis.onmessage = (event) => work(event.data, (word) => globalThis.postMessage(word));
`;

/** The class of workers in hosts without a global Worker. */
function nodeWorker(): WorkerClass | undefined {
  const { process } = globalThis as {
    process?: { getBuiltinModule?: (name: string) => { Worker: WorkerClass } | undefined };
  };
  return process?.getBuiltinModule?.("node:worker_threads")?.Worker;
}

function spawn(): HostWorker {
  const { Worker: Global } = globalThis as { Worker?: WorkerClass };
  if (Global !== undefined) {
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    // Deno has module workers alone; a page's classic ones also work in browsers that have no others.
    return "Deno" in globalThis ? new Global(url, { type: "module" }) : new Global(url);
  }
  const Node = nodeWorker();
  if (Node === undefined) throw new StateError("setThreads: this host has no workers; Node has them from 20.16 on");
  return new Node(source, { eval: true, execArgv: [] });
}

/**
 * Starts a worker; `ready` resolves when it waits for rounds, and rejects if it fails before. A waiting worker does not
 * keep the process alive. Throws {@link StateError} in a host without workers.
 */
export function startWorker(start: Start): { readonly worker: HostWorker; readonly ready: Promise<void> } {
  const worker = spawn();
  const ready = new Promise<void>((resolve, reject) => {
    const waits = (): void => {
      worker.unref?.();
      resolve();
    };
    if (worker.on !== undefined) {
      worker.on("message", waits);
      worker.on("error", reject);
    } else {
      worker.addEventListener?.("message", waits);
      worker.addEventListener?.("error", (event) => reject(new Error(event.message ?? "no reason given")));
    }
  });
  worker.postMessage(start);
  return { worker, ready };
}
