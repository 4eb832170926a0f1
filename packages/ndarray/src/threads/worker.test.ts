import { resolveObjectURL } from "node:buffer";
import { Worker as NodeWorker } from "node:worker_threads";
import { afterEach, expect, test, vi } from "vitest";
import { threads } from "../kernels/generated/threads.ts";
import { moduleOf } from "../kernels/wasm.ts";
import { READY, type Start, startWorker } from "./worker.ts";

afterEach(() => vi.unstubAllGlobals());

function start(): Start {
  const memory = new WebAssembly.Memory({ initial: 64, maximum: 2 ** 14, shared: true });
  return { module: moduleOf(threads), memory, workspace: 2 ** 17 };
}

/** With a module that is empty. */
const broken = (): Start => ({
  ...start(),
  module: new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)),
});

const waiting = ({ memory }: Start): number => Atomics.load(new Int32Array(memory.buffer), READY);

test("a worker says when it waits", async () => {
  const own = start();
  expect(waiting(own)).toBe(0);
  const { worker, ready } = startWorker(own);
  await ready;
  expect(waiting(own)).toBe(1);
  await worker.terminate();
});

test("a worker that cannot start says why", async () => {
  await expect(startWorker(broken()).ready).rejects.toThrow("moveWorkspace is not a function");
});

/** The Worker of a page, made of that of Node. */
class PageWorker {
  private readonly worker: Promise<NodeWorker>;

  constructor(url: string) {
    const text = resolveObjectURL(url)?.text() ?? Promise.reject(new Error(`nothing at ${url}`));
    const prelude =
      'const { parentPort, workerData } = process.getBuiltinModule("node:worker_threads");' +
      "globalThis.postMessage = (message) => parentPort.postMessage(message);" +
      'parentPort.once("message", (data) => globalThis.onmessage({ data })); delete process.getBuiltinModule;';
    this.worker = text.then(
      (source) => new NodeWorker(`${prelude}\nprocess.getBuiltinModule = undefined;\n${source}`, { eval: true }),
    );
  }

  postMessage(message: unknown): void {
    void this.worker.then((worker) => worker.postMessage(message));
  }

  addEventListener(event: string, listener: (event: { data?: unknown; message?: string }) => void): void {
    void this.worker.then((worker) => {
      if (event === "message") worker.on(event, (data) => listener({ data }));
      else worker.on(event, (error: Error) => listener({ message: error.message }));
    });
  }

  async terminate(): Promise<void> {
    await (await this.worker).terminate();
  }
}

test("the Worker of the host is taken where there is one", async () => {
  vi.stubGlobal("Worker", PageWorker);
  const own = start();
  const { worker, ready } = startWorker(own);
  await ready;
  expect(worker).toBeInstanceOf(PageWorker);
  expect(waiting(own)).toBe(1);
  await worker.terminate();
  await expect(startWorker(broken()).ready).rejects.toThrow("moveWorkspace is not a function");
});

test("there is none without threads in the host", () => {
  vi.stubGlobal("process", {});
  expect(() => startWorker(start())).toThrow("setThreads: this host has no workers; Node has them from 20.16 on");
});
