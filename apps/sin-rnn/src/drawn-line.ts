import type { Stream } from "./terminal.ts";

const HIDE_CURSOR = "\x1b[?25l";
const SHOW_CURSOR = "\x1b[?25h";
const ERASE_TO_END = "\x1b[K";
/** Disables wrapping while drawing: the width may have shrunk unnoticed, and then the line must be cut, not wrapped. */
const [CUT, WRAP] = ["\x1b[?7l", "\x1b[?7h"] as const;

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
