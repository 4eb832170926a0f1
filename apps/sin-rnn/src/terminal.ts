/** Something that text is written to; the standard streams are. */
export interface Stream {
  write(text: string): unknown;
  /** The width of the terminal now. */
  readonly columns?: number | undefined;
}

/** The width of a terminal that does not tell its own: some say nothing, others 0. */
const USUAL_COLUMNS = 80;

/** How many columns a stream has, or would have if it told. */
export function columnsOf({ columns }: Pick<Stream, "columns">): number {
  return columns || USUAL_COLUMNS;
}

/** Whether a stream is a terminal on which a line can be drawn over itself: `TERM=dumb` says that it is none. */
export function canDraw({ isTTY }: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return isTTY === true && env.TERM !== "dumb";
}

const colors = { cyan: 36, magenta: 35, dim: 2, bold: 1 } as const;

/** The text in a colour of the terminal's own. */
export function paint(text: string, color: keyof typeof colors): string {
  return `\x1b[${colors[color]}m${text}\x1b[0m`;
}

/** A time such as 0:07, 12:30 or 1:02:03. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const s = String(whole % 60).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${s}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${s}`;
}

/** A loss in four digits, such as 0.002619, 4.913e-5 or 71230; at most nine characters. */
export function brief(x: number): string {
  const size = Math.abs(x);
  if (!Number.isFinite(x) || x === 0) return String(x);
  return size >= 1e-4 && size < 1e6 ? String(Number(x.toPrecision(4))) : x.toExponential(3);
}
