import { CUT, ERASE_TO_END, HIDE_CURSOR, SHOW_CURSOR, type Stream, WRAP } from "../terminal.ts";

/** Lines on a terminal that are redrawn in place, below what is printed for good. The cursor is hidden meanwhile. */
export class DrawnBlock {
  private readonly stream: Stream;
  private drawn = 0;
  private open = true;

  constructor(stream: Stream) {
    this.stream = stream;
    process.once("exit", this.remove);
    stream.write(HIDE_CURSOR);
  }

  draw(lines: readonly string[]): void {
    const below = lines.map((line) => `${line}${ERASE_TO_END}\n`).join("");
    this.stream.write(`${this.start()}${CUT}${below}${WRAP}`); // in one write, so that a signal cannot split it
    this.drawn = lines.length;
  }

  /** Prints lines for good; the block is drawn below them with the next call of `draw`. */
  print(text: string): void {
    this.stream.write(`${this.start()}${text}`);
    this.drawn = 0;
  }

  /** Takes the block away and shows the cursor. A second call does nothing. */
  readonly remove = (): void => {
    if (!this.open) return;
    this.open = false;
    process.removeListener("exit", this.remove);
    this.stream.write(`${this.start()}${SHOW_CURSOR}`);
  };

  /** Moves to the first line of the block, and takes away what is there. */
  private start(): string {
    return this.drawn === 0 ? "" : `\x1b[${this.drawn}A\r\x1b[J`;
  }
}
