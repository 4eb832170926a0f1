/**
 * What a sweep shows: a line for each run that has ended, and on a terminal, below them, those that are being made.
 *
 * @module
 */
import { visible } from "@dz/text";
import { brief, clock, type Stream } from "../terminal.ts";
import { DrawnBlock } from "./drawn-block.ts";
import type { Outcome, Task } from "./messages.ts";

/** The least time between two drawings, in milliseconds. */
const MIN_MS = 50;

/** Options of {@link SweepDisplay}. */
export interface DisplayOptions {
  /** The number of runs, and of those that are finished already. */
  readonly runs: number;
  readonly done: number;
  /** Whether the stream is a terminal on which lines can be redrawn. */
  readonly canDraw: boolean;
  /** The time in milliseconds; replaced in tests. */
  readonly now?: () => number;
}

interface Active {
  readonly epoch: number;
  readonly epochs: number;
  readonly loss: number;
}

export class SweepDisplay {
  private readonly stream: Stream;
  private readonly options: DisplayOptions;
  private readonly now: () => number;
  private readonly block: DrawnBlock | null;
  private readonly active = new Map<string, Active | null>();
  private readonly start: number;
  private drawnAt = Number.NEGATIVE_INFINITY;
  private done: number;
  private made = 0;
  private failed = 0;

  constructor(stream: Stream, options: DisplayOptions) {
    this.stream = stream;
    this.options = options;
    this.now = options.now ?? (() => performance.now());
    this.start = this.now();
    this.done = options.done;
    this.block = options.canDraw ? new DrawnBlock(stream) : null;
  }

  begun({ run }: Task): void {
    this.active.set(run.folder, null);
    this.draw();
  }

  epoch({ run }: Task, epoch: number, epochs: number, loss: number): void {
    this.active.set(run.folder, { epoch, epochs, loss });
    this.draw();
  }

  ended({ run, until }: Task, outcome: Outcome): void {
    this.active.delete(run.folder);
    if (outcome.kind === "done") {
      this.done++;
      this.made++;
      const at = until === null ? "" : `, waits after epoch ${until}`;
      const loss = `best loss ${brief(outcome.bestLoss)} at epoch ${outcome.bestEpoch}`;
      this.print(`${this.done} of ${this.options.runs}  ${run.folder}  ${loss}, ${outcome.seconds.toFixed(1)} s${at}`);
    } else if (outcome.kind === "busy")
      this.print(`left to another process  ${run.folder}: ${visible(outcome.reason)}`);
    else if (outcome.kind === "failed") {
      this.failed++;
      this.print(`failed  ${run.folder}: ${visible(outcome.reason)}`);
    }
    this.draw(true);
  }

  /** Says that some runs need not be made: they are there already. */
  skip(runs: number): void {
    this.done += runs;
  }

  /** A line about a run. */
  said(task: Task | null, line: string): void {
    const text = visible(line.replace(/^sin-rnn: /, ""));
    this.print(task === null ? text : `${task.run.folder}: ${text}`);
    this.draw(true);
  }

  end(): void {
    this.block?.remove();
  }

  private print(line: string): void {
    if (this.block === null) this.stream.write(`${line}\n`);
    else this.block.print(`${line}\n`);
  }

  private draw(atOnce = false): void {
    const now = this.now();
    if (this.block === null || (!atOnce && now - this.drawnAt < MIN_MS)) return;
    this.drawnAt = now;
    this.block.draw([this.headline(now), ...Array.from(this.active, ([name, state]) => activeLine(name, state))]);
  }

  private headline(now: number): string {
    const { runs } = this.options;
    const failed = this.failed === 0 ? "" : `, ${this.failed} failed`;
    const left = runs - this.done - this.failed;
    // What the runs of this start took, a run, times those that are left.
    const time = this.made === 0 ? "" : `, ${clock((((now - this.start) / this.made) * left) / 1000)} left`;
    return `${this.done} of ${runs} runs done${failed}${time}`;
  }
}

function activeLine(name: string, state: Active | null): string {
  return state === null
    ? `  ${name}  begins`
    : `  ${name}  epoch ${state.epoch} of ${state.epochs}  loss ${brief(state.loss)}`;
}
