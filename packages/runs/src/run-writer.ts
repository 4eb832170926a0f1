import { closeSync, fsyncSync, ftruncateSync, openSync } from "node:fs";
import { join, resolve } from "node:path";
import { StateError, ValueError } from "@dz/ndarray";
import { makeFolder } from "./make-folder.ts";
import { RowWriter } from "./row-file.ts";
import { attempt, RunError, reason } from "./run-error.ts";
import { FORMAT, files, formatConfig, formatMetrics, type Metrics, type RunConfig, type Setting } from "./schema.ts";
import { writeAll, writeWhole } from "./whole-file.ts";

/** What a new run has to say of itself; see {@link RunConfig}. */
export interface NewRun {
  readonly dz: string;
  readonly command: string;
  readonly seed: number;
  readonly settings: Readonly<Record<string, Setting>>;
}

/**
 * Writes a run folder while a training goes on. What is complete is in the folder at any moment, so that a run that is
 * killed can be read; a call that fails leaves what was there before, and may be made again.
 */
export class RunWriter {
  /** The absolute path of the folder. */
  readonly folder: string;
  private readonly metrics: number;
  private metricsSize = 0;
  private epochs = 0;
  private predictions: RowWriter | null = null;
  private closed = false;

  /**
   * Makes the folder, and those above it, with `config.json` and an empty `metrics.jsonl`. Throws {@link RunError} if
   * there is such a folder or file already, or if it cannot be made; then nothing is left behind.
   */
  constructor(folder: string, { dz, command, seed, settings }: NewRun) {
    this.folder = resolve(folder);
    const now = { node: process.version, started: new Date().toISOString() };
    const config: RunConfig = { format: FORMAT, dz, ...now, command, seed, settings };
    const text = formatConfig(config, `run folder ${this.folder}`);
    const unmake = makeFolder(this.folder);
    try {
      writeWhole(join(this.folder, files.config), Buffer.from(text));
      this.metrics = openSync(join(this.folder, files.metrics), "wx");
    } catch (error) {
      unmake();
      throw new RunError(`run folder ${this.folder}: cannot be written, ${reason(error)}; choose another folder`);
    }
  }

  /**
   * Adds what an epoch gave: its row of predictions, and then its line of metrics. Throws {@link ValueError} if the epoch
   * is not the next one or has another number of predictions than the first, and {@link RunError} if it cannot be written.
   */
  append(metrics: Metrics, predictions: Float64Array): void {
    this.checkOpen("append");
    if (metrics.epoch !== this.epochs + 1) {
      throw new ValueError(`append: epoch ${metrics.epoch}, but the next one is ${this.epochs + 1}`);
    }
    const line = Buffer.from(formatMetrics(metrics, `append: epoch ${metrics.epoch}`));
    this.attempt(files.predictions, () => {
      this.predictions ??= new RowWriter(join(this.folder, files.predictions), predictions.length);
      this.predictions.write(predictions, this.epochs);
    });
    this.attempt(files.metrics, () => this.writeLine(line));
    this.epochs++;
  }

  /**
   * Brings all that was added to the disk, and then writes the weights, the bytes of an npz file; an earlier file is
   * replaced when the new one is whole.
   */
  saveWeights(bytes: Uint8Array): void {
    this.checkOpen("saveWeights");
    this.attempt(files.predictions, () => this.predictions?.sync());
    this.attempt(files.metrics, () => fsyncSync(this.metrics));
    this.attempt(files.weights, () => writeWhole(join(this.folder, files.weights), bytes));
  }

  /** Closes the files. A second call does nothing. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    try {
      this.attempt(files.predictions, () => this.predictions?.close());
    } finally {
      this.attempt(files.metrics, () => closeSync(this.metrics));
    }
  }

  private writeLine(line: Uint8Array): void {
    try {
      writeAll(this.metrics, line, this.metricsSize);
    } catch (error) {
      this.takeBack();
      throw error;
    }
    this.metricsSize += line.length;
  }

  /** Cuts off a line that was written in part; if that fails too, readers pass over it. */
  private takeBack(): void {
    try {
      ftruncateSync(this.metrics, this.metricsSize);
    } catch {}
  }

  private checkOpen(op: string): void {
    if (this.closed) throw new StateError(`${op}: the run folder ${this.folder} is closed`);
  }

  private attempt(name: string, write: () => void): void {
    attempt(`run folder ${this.folder}: ${name} cannot be written`, write);
  }
}
