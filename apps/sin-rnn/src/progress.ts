/**
 * A progress line on a terminal.
 *
 * @module
 */

import type { EpochNumbers } from "@dz/training";
import { DrawnLine } from "./drawn-line.ts";
import { brief, clock, paint, type Stream } from "./terminal.ts";

/** The least time between two drawings: twenty per second. */
const MIN_MS = 50;

/** Options of {@link Progress}. */
export interface ProgressOptions {
  readonly epochs: number;
  /** The epoch from which a run resumes; null for a new run. */
  readonly last: EpochNumbers | null;
  /** The width of a terminal that does not report one. */
  readonly columns: number;
  readonly color: boolean;
  /** Whether no epoch follows, even if there were fewer than `epochs` (default false). */
  readonly finished?: boolean;
  /** The time in milliseconds; replaced in tests. */
  readonly now?: () => number;
}

export class Progress {
  private readonly stream: Stream;
  private readonly options: ProgressOptions;
  private readonly now: () => number;
  private readonly line: DrawnLine;
  private readonly start: number;
  private drawn: number;
  private last: EpochNumbers | null;
  private pending = false;
  private open = true;

  /** Hides the cursor and draws the bar of a training that starts. */
  constructor(stream: Stream, options: ProgressOptions) {
    this.stream = stream;
    this.options = options;
    this.last = options.last;
    this.now = options.now ?? (() => performance.now());
    this.start = this.now();
    this.drawn = this.start;
    this.line = new DrawnLine(stream);
    this.draw();
  }

  /** Shows the result of an epoch, at once or, if the last drawing was too recent, with the next one. */
  update(epoch: EpochNumbers): void {
    this.last = epoch;
    this.pending = true;
    if (this.now() - this.drawn >= MIN_MS || epoch.epoch === this.options.epochs) this.draw();
  }

  /** Draws a pending epoch, ends the line and shows the cursor. A second call does nothing. */
  stop(): void {
    if (!this.open) return;
    if (this.pending) this.draw();
    this.leave();
  }

  /** The same after a training that needs no more epochs, so that no time is left. */
  finish(): void {
    if (this.open) this.draw(true);
    this.leave();
  }

  private draw(finished = false): void {
    const now = this.now();
    const columns = this.stream.columns || this.options.columns; // some terminals report 0
    const line = progressLine(this.last, (now - this.start) / 1000, { ...this.options, columns, finished });
    this.line.draw(line);
    this.drawn = now;
    this.pending = false;
  }

  private leave(): void {
    this.open = false;
    this.line.leave();
  }
}

/** Columns left free: a terminal prints ^C at the cursor, which must not wrap. */
const FREE = 2;

/** The bar as text, without a line break. On a narrow terminal the least important parts are omitted first. */
export function progressLine(
  last: EpochNumbers | null,
  seconds: number,
  { epochs, last: before, columns, color, finished = false }: ProgressOptions,
): string {
  const done = last?.epoch ?? 0;
  const made = done - (before?.epoch ?? 0);
  const room = Math.max(columns - FREE, 0);
  const parts = [`epoch ${String(done).padStart(String(epochs).length)}/${epochs}`];
  if (last !== null) parts.push(`train ${field(last.trainLoss)}`, heldOut(last));
  if (made > 0 && seconds > 0) {
    const rate = made / seconds;
    parts.push(perSecond(rate), finished && done < epochs ? "ended early" : `${clock((epochs - done) / rate)} left`);
  }
  const used = (): number => parts.join(GAP).length;
  const width = Math.min(room - used() - GAP.length, 40);
  if (width >= 4) {
    parts.splice(1, 0, bar(done / epochs, width, color));
    return parts.join(GAP);
  }
  for (const least of [3, 3, 1]) {
    if (used() > room) parts.splice(least, 1); // the speed, the time left, the loss in training
  }
  return parts.join(GAP).slice(0, room);
}

const GAP = "  ";

/** A bar that is `width` columns wide, a part of which is done. */
export function bar(part: number, width: number, color: boolean): string {
  const full = Math.floor(width * part);
  const [done, rest] = ["━".repeat(full), (color ? "━" : "─").repeat(width - full)];
  return color ? paint(done, "cyan") + paint(rest, "dim") : done + rest;
}

/** The loss on data that the network was not trained on. */
function heldOut({ testLoss, validLoss }: EpochNumbers): string {
  return validLoss === undefined ? `test ${field(testLoss)}` : `validation ${field(validLoss)}`;
}

/** A loss of constant width, so that the line does not jump. */
function field(x: number): string {
  return brief(x).padEnd(9);
}

function perSecond(rate: number): string {
  const text = rate < 10 ? rate.toFixed(1) : rate.toFixed(0);
  return `${text.padStart(4)}/s`;
}
