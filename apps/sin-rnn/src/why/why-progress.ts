import { type Language, type Question, questionKeys, tell } from "@dz/probes";
import { DrawnLine } from "../drawn-line.ts";
import { bar } from "../progress.ts";
import { clock, columnsOf, type Stream } from "../terminal.ts";
import { cutTo, widthOf } from "./width.ts";

/** The least time between two drawings: ten per second. */
const MIN_MS = 100;

/** A rest that is told before this part of the work is done would jump. */
const LEAST_PART = 0.02;

/** How the line is drawn. */
export interface WhyProgressOptions {
  readonly language: Language;
  readonly color: boolean;
  /** The time in milliseconds; replaced in tests. */
  readonly now?: () => number;
}

/** Shows on a terminal how far the questions have come, in a line that is redrawn. */
export class WhyProgress {
  private readonly stream: Stream;
  private readonly options: WhyProgressOptions;
  private readonly now: () => number;
  private readonly line: DrawnLine;
  private readonly start: number;
  private drawn: number = Number.NEGATIVE_INFINITY;

  constructor(stream: Stream, options: WhyProgressOptions) {
    this.stream = stream;
    this.options = options;
    this.now = options.now ?? (() => performance.now());
    this.start = this.now();
    this.line = new DrawnLine(stream);
  }

  /** The part of all work that is done, and what is being asked; null while the run is repeated. */
  update(part: number, question: Question | null): void {
    const now = this.now();
    if (now - this.drawn < MIN_MS) return;
    this.drawn = now;
    const seconds = (now - this.start) / 1000;
    this.line.draw(whyLine(part, seconds, question, { ...this.options, columns: columnsOf(this.stream) }));
  }

  /** Takes the line away before something is printed; the next update draws it again. */
  erase(): void {
    this.line.erase();
    this.drawn = Number.NEGATIVE_INFINITY;
  }

  /** Takes the line away for good. */
  end(): void {
    this.line.remove();
  }
}

/** The line as text. On a narrow terminal the bar is left out, then the words are cut. */
export function whyLine(
  part: number,
  seconds: number,
  question: Question | null,
  { language, color, columns }: WhyProgressOptions & { readonly columns: number },
): string {
  const words = tell({ key: question === null ? "progressReplay" : questionKeys[question] }, language);
  const rest = part < LEAST_PART ? null : clock((seconds / part) * (1 - part));
  const end = [
    `${String(Math.floor(100 * part)).padStart(3)} %`,
    ...(rest === null ? [] : [tell({ key: "progressLeft", values: { time: rest } }, language)]),
  ].join("  ");
  const room = Math.max(columns - 2, 0); // a terminal prints ^C at the cursor, which must not wrap
  const width = Math.min(room - widthOf(words) - widthOf(end) - 4, 40);
  if (width >= 4) return `${words}  ${bar(part, width, color)}  ${end}`;
  const left = room - widthOf(end) - 2;
  return left >= 4 ? `${cutTo(words, left)}  ${end}` : cutTo(end, room);
}
