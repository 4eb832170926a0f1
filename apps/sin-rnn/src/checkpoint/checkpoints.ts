import type { RunWriter } from "@dz/runs";
import type { State } from "@dz/training";
import type { Interval } from "./interval.ts";

/** The checkpoints of a run: when they are due, and which one is on the disk. */
export class Checkpoints {
  private readonly writer: RunWriter;
  private readonly interval: Interval;
  private readonly now: () => number;
  private lastBegun: number;
  private complete: number;
  /** Resolves when the one that is being written has ended, in any way, and is accounted for. */
  private writing: Promise<void> | null = null;
  private failure: { readonly error: unknown } | null = null;

  /** `epoch` is that of the checkpoint that is on the disk, or 0; `now` is the time in milliseconds, replaced in tests. */
  constructor(writer: RunWriter, interval: Interval, epoch: number, now: () => number = () => performance.now()) {
    this.writer = writer;
    this.interval = interval;
    this.now = now;
    this.lastBegun = now();
    this.complete = epoch;
  }

  /** The epoch of the last checkpoint that is on the disk, or 0. */
  get durable(): number {
    return this.complete;
  }

  /** Whether one is being written, so that the training should yield soon. */
  get isWriting(): boolean {
    return this.writing !== null;
  }

  /**
   * Called after each epoch. By epochs, every checkpoint is on the disk when the call returns. By time, at most one is
   * written at once, while the training goes on; if the disk takes longer than the interval, they are further apart.
   */
  epochEnded(epoch: number, state: State): void {
    if ("epochs" in this.interval) {
      if (epoch % this.interval.epochs === 0) this.write(epoch, state);
      return;
    }
    const now = this.now();
    if (this.writing !== null || now - this.lastBegun < this.interval.seconds * 1000) return;
    this.lastBegun = now;
    this.writing = this.follow(epoch, this.writer.beginCheckpoint(state.bytes()));
  }

  /** Writes a checkpoint at once, unless that of the epoch is on the disk. None may be written meanwhile. */
  write(epoch: number, state: State): void {
    if (epoch <= this.complete) return;
    this.writer.checkpoint(state.bytes());
    this.complete = epoch;
  }

  /** Throws the error of a checkpoint that has failed since the last call. */
  check(): void {
    const { failure } = this;
    this.failure = null;
    if (failure !== null) throw failure.error;
  }

  /** Abandons the one that is being written; resolves when the disk has answered. Then {@link check} says if it failed. */
  async abandon(): Promise<void> {
    await this.writer.abandonCheckpoint();
    await this.writing; // which learns of a failure a little later
  }

  private async follow(epoch: number, written: Promise<boolean>): Promise<void> {
    try {
      if (await written) this.complete = epoch;
    } catch (error) {
      this.failure = { error };
    }
    this.writing = null;
  }
}
