/**
 * The workers and the memory that they share with the main thread.
 *
 * The heap of `memory/heap.ts` is not shared. Operands of large products are copied into the shared memory, which costs
 * n² where the product costs n³, and results are copied back.
 *
 * @module
 */
import { StateError } from "../errors/errors.ts";
import { threads } from "../kernels/generated/threads.ts";
import { kernelsInUse } from "../kernels/in-use.ts";
import { moduleOf } from "../kernels/wasm.ts";
import { CALL_LENGTH, CALLS, DONE, type HostWorker, LEFT, READY, ROUND, STATES, startWorker } from "./worker.ts";

const PAGE = 65536;
const WORKSPACES = 2 * PAGE; // after the control page and that of the module
const WORKSPACE = 2 * 2 ** 20;
const LARGEST = 2 ** 30; // as in the build of the module

/** The time to wait for the parts of the workers, as a multiple of the time that a part takes here. */
const PATIENCE = 2;

/** The most parts of a round. */
export const MOST_PARTS = 64;

/** The numbers of one call of a kernel by a worker: the number of the kernel, and its arguments. */
export type Call = readonly number[];

/** Workers that wait for rounds. The main thread takes parts of every round, too. */
export class Pool {
  /** The number of threads, the main thread included. */
  readonly threads: number;
  /** The start of the shared memory that arrays may use. */
  readonly room: number;
  /** Resolves when all workers wait; rejects if one fails. */
  readonly started: Promise<void>;
  private readonly memory: WebAssembly.Memory;
  private readonly control: Int32Array;
  private readonly workers: HostWorker[] = [];
  private readonly blocks: boolean;
  private shared: Uint8Array;
  /** The parts of the last round that were computed here because their workers were late. */
  private readonly late: number[] = [];

  /** Throws {@link StateError} in a host without shared memory, SIMD or workers. `lost` is called if a worker fails. */
  constructor(count: number, lost: () => void) {
    this.threads = count;
    this.room = WORKSPACES + (count - 1) * WORKSPACE;
    const module =
      kernelsInUse().kind === "simd" && typeof SharedArrayBuffer !== "undefined" ? moduleOf(threads) : null;
    if (module === null) {
      throw new StateError(
        "setThreads: this host has no shared WebAssembly memory; a page must be cross-origin isolated",
      );
    }
    this.memory = new WebAssembly.Memory({ initial: this.room / PAGE, maximum: LARGEST / PAGE, shared: true });
    this.shared = new Uint8Array(this.memory.buffer);
    this.control = new Int32Array(this.memory.buffer, 0, PAGE / 4);
    this.blocks = mayBlock(this.control);
    const waiting: Promise<void>[] = [];
    for (let i = 0; i < count - 1; i++) {
      const start = { module, memory: this.memory, workspace: WORKSPACES + i * WORKSPACE };
      const { worker, ready } = startWorker(start);
      this.workers.push(worker);
      waiting.push(ready);
    }
    this.started = Promise.all(waiting).then(
      () => {},
      (error: unknown) => {
        lost();
        throw new StateError(`setThreads: a worker failed, ${error instanceof Error ? error.message : String(error)}`);
      },
    );
    this.started.catch(() => {}); // the promise is optional: no unhandled rejection
  }

  /** Whether a worker waits for a round, and none is still busy with an earlier one. */
  get ready(): boolean {
    return Atomics.load(this.control, READY) > 0 && this.late.every((part) => this.state(part) !== 0);
  }

  /** The shared memory, with at least `bytes` from {@link room} on, or null if it cannot be allocated. */
  reserve(bytes: number): Uint8Array | null {
    const missing = this.room + bytes - this.shared.byteLength;
    if (missing <= 0) return this.shared;
    try {
      this.memory.grow(Math.ceil(missing / PAGE));
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
    this.shared = new Uint8Array(this.memory.buffer);
    return this.shared;
  }

  /**
   * One round: each call is made by a worker, or `own` is called with its number. For the calls of workers, `take` is
   * called with the number afterwards. If the system does not schedule a worker soon, its part is computed here as
   * well, and there is no other round until the pool is {@link ready}.
   */
  run(calls: readonly Call[], own: (part: number) => void, take: (part: number) => void): void {
    const { control } = this;
    for (const [part, call] of calls.entries()) {
      control.set(call, CALLS + part * CALL_LENGTH);
      Atomics.store(control, STATES + part, 0);
    }
    this.late.length = 0;
    Atomics.store(control, LEFT, calls.length);
    Atomics.add(control, ROUND, 1);
    Atomics.notify(control, ROUND);
    const begin = performance.now();
    const others = new Set(calls.keys());
    for (let left = Atomics.sub(control, LEFT, 1); left > 0; left = Atomics.sub(control, LEFT, 1)) {
      own(left - 1);
      others.delete(left - 1);
    }
    const now = performance.now();
    const until = now + PATIENCE * ((now - begin) / Math.max(calls.length - others.size, 1));
    for (const part of others) {
      const state = this.stateBy(part, until);
      if (state === DONE) take(part);
      else own(part);
      if (state === 0) this.late.push(part);
    }
  }

  private state(part: number): number {
    return Atomics.load(this.control, STATES + part);
  }

  /** The state of a part when its worker is done, or 0 if it is still busy at the time `until`. */
  private stateBy(part: number, until: number): number {
    for (;;) {
      const state = this.state(part);
      const left = until - performance.now();
      if (state !== 0 || left <= 0) return state;
      if (this.blocks) Atomics.wait(this.control, STATES + part, 0, left);
    }
  }

  /** Terminates the workers. */
  close(): void {
    for (const worker of this.workers) worker.terminate();
    this.workers.length = 0;
  }
}

/** Whether this thread may block; the main thread of a page may not, and has to poll. */
function mayBlock(control: Int32Array): boolean {
  try {
    Atomics.wait(control, ROUND, 1, 0);
    return true;
  } catch {
    return false;
  }
}
