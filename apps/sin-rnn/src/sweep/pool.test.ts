import type { ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import type { Outcome, Request, Task } from "./messages.ts";
import { Pool } from "./pool.ts";

/** A process that does what a test says for the run in a folder. */
class FakeProcess extends EventEmitter {
  readonly stderr = new PassThrough();
  connected = true;
  readonly folders: string[] = [];
  private readonly behave: (folder: string, process: FakeProcess) => void;

  constructor(behave: (folder: string, process: FakeProcess) => void) {
    super();
    this.behave = behave;
  }

  send(request: Request): void {
    if (request.type === "stop") this.end({ kind: "stopped" });
    else {
      this.folders.push(request.task.run.folder);
      this.behave(request.task.run.folder, this);
    }
  }

  end(outcome: Outcome): void {
    queueMicrotask(() => this.emit("message", { type: "ended", outcome }));
  }

  die(signal: string): void {
    this.connected = false;
    queueMicrotask(() => this.emit("exit", null, signal));
  }

  disconnect(): void {
    this.connected = false;
    queueMicrotask(() => this.emit("exit", 0, null));
  }
}

const task = (folder: string): Task => ({
  out: "/",
  run: { folder, setting: "", options: {} },
  until: null,
  tensorboard: false,
});
const done: Outcome = { kind: "done", bestLoss: 1, bestEpoch: 1, seconds: 1 };

function poolOf(jobs: number, behave: (folder: string, process: FakeProcess) => void, stopped = () => false) {
  const processes: FakeProcess[] = [];
  const heard: string[] = [];
  const pool = new Pool({
    jobs,
    stopped,
    start: () => {
      const child = new FakeProcess(behave);
      processes.push(child);
      return child as unknown as ChildProcess;
    },
    events: {
      begun: ({ run }) => heard.push(`begun ${run.folder}`),
      epoch: ({ run }, epoch, epochs, loss) => heard.push(`${run.folder} ${epoch}/${epochs} ${loss}`),
      ended: ({ run }, outcome) =>
        heard.push(`${outcome.kind} ${run.folder}${outcome.kind === "failed" ? ` ${outcome.reason}` : ""}`),
      said: (of, line) => heard.push(`${of?.run.folder}: ${line}`),
    },
  });
  return { pool, processes, heard };
}

test("a process makes one run after the other, also in a second call", async () => {
  const { pool, processes, heard } = poolOf(1, (_, child) => child.end(done));
  await pool.run(["a", "b"].map(task));
  await pool.run([task("c")]);
  await pool.close();
  expect(processes.map(({ folders }) => folders)).toEqual([["a", "b", "c"]]);
  expect(heard).toEqual(["a", "b", "c"].flatMap((name) => [`begun ${name}`, `done ${name}`]));
});

test("several processes share the runs", async () => {
  const { pool, processes } = poolOf(2, (_, child) => setImmediate(() => child.end(done)));
  await pool.run(["a", "b", "c", "d"].map(task));
  await pool.close();
  expect(processes.map(({ folders }) => folders)).toEqual([
    ["a", "c"],
    ["b", "d"],
  ]);
});

test("a process that dies fails its run, and another one makes the rest", async () => {
  const { pool, processes, heard } = poolOf(1, (name, child) =>
    name === "a" ? child.die("SIGKILL") : child.end(done),
  );
  await pool.run(["a", "b"].map(task));
  await pool.close();
  expect(processes).toHaveLength(2);
  expect(heard).toEqual(["begun a", "failed a its process was ended by SIGKILL", "begun b", "done b"]);
});

test("epochs and lines on standard error are passed on with their run", async () => {
  const { pool, heard } = poolOf(1, (_, child) => {
    child.emit("message", { type: "epoch", epoch: 3, epochs: 10, loss: 0.5 });
    child.stderr.write("two\nlines\nand a ha");
    setImmediate(() => child.end(done));
  });
  await pool.run([task("a")]);
  await pool.close();
  expect(heard).toEqual(["begun a", "a 3/10 0.5", "a: two", "a: lines", "done a"]);
});

test("when the sweep has to stop, the runs are asked to, and no other begins", async () => {
  let stopping = false;
  const { pool, heard } = poolOf(
    2,
    () => {
      stopping = true; // both are at work for good
    },
    () => stopping,
  );
  await pool.run(["a", "b", "c"].map(task));
  await pool.close();
  expect(heard).toEqual(["begun a", "stopped a"]);
});
