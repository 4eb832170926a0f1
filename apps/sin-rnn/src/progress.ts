/**
 * A line of a terminal that shows how far a training has come.
 *
 * It is drawn over itself: back to its first column, the new text, and the rest of the line erased. The cursor is hidden
 * meanwhile, and comes back however the program ends, unless it is killed outright.
 *
 * @module
 */
import { brief, clock, paint, type Stream } from "./terminal.ts";
import type { EpochNumbers } from "./train.ts";

const HIDE_CURSOR = "\x1b[?25l";
const SHOW_CURSOR = "\x1b[?25h";
const ERASE_TO_END = "\x1b[K";
/** A terminal that has just become narrower is not known yet: what has no room is cut, and does not begin a new line. */
const [CUT, WRAP] = ["\x1b[?7l", "\x1b[?7h"] as const;

/** The shortest time between two drawings: twenty a second. */
const MIN_MS = 50;

/** How a {@link Progress} is to look. */
export interface ProgressOptions {
  readonly epochs: number;
  /** The epoch after which the training goes on; null if it begins. */
  readonly last: EpochNumbers | null;
  /** The width of a terminal that does not tell its own. */
  readonly columns: number;
  readonly color: boolean;
  /** The time in milliseconds; for tests. */
  readonly now?: () => number;
}

/** The bar. */
export class Progress {
  private readonly stream: Stream;
  private readonly options: ProgressOptions;
  private readonly now: () => number;
  private readonly start: number;
  private drawn: number;
  private last: EpochNumbers | null;
  private pending = false;
  private open = true;

  /** Hides the cursor and draws the bar of a training that has just begun. */
  constructor(stream: Stream, options: ProgressOptions) {
    this.stream = stream;
    this.options = options;
    this.last = options.last;
    this.now = options.now ?? (() => performance.now());
    this.start = this.now();
    this.drawn = this.start;
    process.once("exit", this.leave);
    stream.write(HIDE_CURSOR);
    this.draw();
  }

  /** Shows the result of an epoch, at once or, if the last drawing was just now, with the next one. */
  update(epoch: EpochNumbers): void {
    this.last = epoch;
    this.pending = true;
    if (this.now() - this.drawn >= MIN_MS || epoch.epoch === this.options.epochs) this.draw();
  }

  /** Draws what was not drawn yet, ends the line and shows the cursor. A second call does nothing. */
  stop(): void {
    if (!this.open) return;
    if (this.pending) this.draw();
    this.leave();
  }

  private draw(): void {
    const now = this.now();
    const columns = this.stream.columns || this.options.columns; // some terminals say 0
    const line = progressLine(this.last, (now - this.start) / 1000, { ...this.options, columns });
    this.stream.write(`\r${CUT}${line}${ERASE_TO_END}${WRAP}`); // in one piece, whatever happens to the program
    this.drawn = now;
    this.pending = false;
  }

  private readonly leave = (): void => {
    if (!this.open) return;
    this.open = false;
    process.removeListener("exit", this.leave);
    this.stream.write(`\n${SHOW_CURSOR}`);
  };
}

/** How many columns stay free: a terminal writes ^C where the cursor is, and must not begin a new line for it. */
const FREE = 2;

/** The bar as text, without a line break. What a narrow terminal has no room for is left out, the least important first. */
export function progressLine(
  last: EpochNumbers | null,
  seconds: number,
  { epochs, last: before, columns, color }: ProgressOptions,
): string {
  const done = last?.epoch ?? 0;
  const made = done - (before?.epoch ?? 0);
  const room = Math.max(columns - FREE, 0);
  const parts = [`epoch ${String(done).padStart(String(epochs).length)}/${epochs}`];
  if (last !== null) parts.push(`train ${field(last.trainLoss)}`, `test ${field(last.testLoss)}`);
  if (made > 0 && seconds > 0) {
    const rate = made / seconds;
    parts.push(perSecond(rate), `${clock((epochs - done) / rate)} left`);
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

function bar(part: number, width: number, color: boolean): string {
  const full = Math.floor(width * part);
  const [done, rest] = ["━".repeat(full), (color ? "━" : "─").repeat(width - full)];
  return color ? paint(done, "cyan") + paint(rest, "dim") : done + rest;
}

/** A loss, always as wide, so that the line stands still. */
function field(x: number): string {
  return brief(x).padEnd(9);
}

function perSecond(rate: number): string {
  const text = rate < 10 ? rate.toFixed(1) : rate.toFixed(0);
  return `${text.padStart(4)}/s`;
}
