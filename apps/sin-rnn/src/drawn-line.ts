import { CUT, ERASE_TO_END, HIDE_CURSOR, SHOW_CURSOR, type Stream, WRAP } from "./terminal.ts";

/**
 * A line on a terminal that is redrawn in place: carriage return, the new text, and erase to the end of the line. The cursor
 * is hidden meanwhile, and restored however the program ends, unless it is killed.
 */
export class DrawnLine {
  private readonly stream: Stream;
  private open = true;

  constructor(stream: Stream) {
    this.stream = stream;
    process.once("exit", this.leave);
    stream.write(HIDE_CURSOR);
  }

  draw(text: string): void {
    this.stream.write(`\r${CUT}${text}${ERASE_TO_END}${WRAP}`); // in one write, so that a signal cannot split it
  }

  /** Takes the text away; the next one is drawn in its place. */
  erase(): void {
    if (this.open) this.stream.write(`\r${ERASE_TO_END}`);
  }

  /** Ends the line and shows the cursor. A second call does nothing. */
  readonly leave = (): void => {
    this.end("\n");
  };

  /** Takes the line away and shows the cursor. */
  remove(): void {
    this.end(`\r${ERASE_TO_END}`);
  }

  private end(last: string): void {
    if (!this.open) return;
    this.open = false;
    process.removeListener("exit", this.leave);
    this.stream.write(`${last}${SHOW_CURSOR}`);
  }
}
