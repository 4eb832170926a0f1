/**
 * Processes that make the runs of a sweep, some at a time. One that dies fails the run that it was at, and another takes its
 * place.
 *
 * @module
 */
import type { ChildProcess } from "node:child_process";
import type { Outcome, Report, Request, Task } from "./messages.ts";

/** How often to look whether the sweep has to stop, in milliseconds. */
const LOOK_MS = 50;

/** What a pool tells. */
export interface PoolEvents {
  begun(task: Task): void;
  epoch(task: Task, epoch: number, epochs: number, loss: number): void;
  ended(task: Task, outcome: Outcome): void;
  /** A process has written a line to its standard error. */
  said(task: Task | null, line: string): void;
}

/** Options of {@link Pool}. */
export interface PoolOptions {
  /** The most processes. */
  readonly jobs: number;
  /** Starts a process. */
  readonly start: () => ChildProcess;
  /** Whether the runs have to stop. */
  readonly stopped: () => boolean;
  readonly events: PoolEvents;
}

export class Pool {
  private readonly options: PoolOptions;
  private readonly idle: Lane[] = [];
  private readonly lanes = new Set<Lane>();
  private readonly watch: NodeJS.Timeout;

  constructor(options: PoolOptions) {
    this.options = options;
    this.watch = setInterval(() => {
      if (options.stopped()) for (const lane of this.lanes) lane.stop();
    }, LOOK_MS);
  }

  /** Makes runs; resolves when all have ended, or when those that had begun have stopped. */
  async run(tasks: readonly Task[]): Promise<void> {
    const waiting = [...tasks];
    const work = async (): Promise<void> => {
      for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
        if (this.options.stopped()) return;
        const lane = this.idle.pop() ?? this.open();
        this.options.events.begun(task);
        const outcome = await lane.make(task);
        if (lane.isOpen) this.idle.push(lane);
        else this.lanes.delete(lane);
        this.options.events.ended(task, outcome);
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.options.jobs, tasks.length) }, work));
  }

  /** Ends the processes; resolves when they have ended. */
  async close(): Promise<void> {
    clearInterval(this.watch);
    await Promise.all(Array.from(this.lanes, (lane) => lane.close()));
  }

  private open(): Lane {
    const lane = new Lane(this.options.start(), this.options.events);
    this.lanes.add(lane);
    return lane;
  }
}

/** One process, which makes one run at a time. */
class Lane {
  private readonly child: ChildProcess;
  private readonly events: PoolEvents;
  private task: Task | null = null;
  private settle: (outcome: Outcome) => void = () => {};
  private told = false;
  private death: Outcome | null = null;
  private readonly gone: Promise<void>;

  constructor(child: ChildProcess, events: PoolEvents) {
    this.child = child;
    this.events = events;
    child.on("message", (report: Report) => this.heard(report));
    this.gone = new Promise((resolve) => {
      const end = (reason: string): void => {
        this.death ??= { kind: "failed", reason };
        this.settle(this.death);
        resolve();
      };
      child.on("error", (error) => end(`its process cannot be started, ${error.message}`));
      child.on("exit", (code, signal) => {
        end(signal === null ? `its process ended with code ${code}` : `its process was ended by ${signal}`);
      });
    });
    let rest = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() as string;
      for (const line of lines) events.said(this.task, line);
    });
  }

  /** Whether the process lives. */
  get isOpen(): boolean {
    return this.death === null;
  }

  make(task: Task): Promise<Outcome> {
    this.task = task;
    return new Promise((resolve) => {
      this.settle = (outcome) => {
        this.task = null;
        resolve(outcome);
      };
      if (this.death !== null) this.settle(this.death);
      else this.send({ type: "run", task });
    });
  }

  /** Asks the process to stop its run, once. */
  stop(): void {
    if (this.told) return;
    this.told = true;
    this.send({ type: "stop" });
  }

  close(): Promise<void> {
    if (this.child.connected) this.child.disconnect();
    return this.gone;
  }

  private send(request: Request): void {
    this.child.send(request, () => {}); // a process that is gone says so itself, with its end
  }

  private heard(report: Report): void {
    if (report.type === "ended") this.settle(report.outcome);
    else if (this.task !== null) this.events.epoch(this.task, report.epoch, report.epochs, report.loss);
  }
}
