/** A destination of text, such as the standard streams. */
export interface Stream {
  write(text: string): unknown;
  /** The current width of the terminal. */
  readonly columns?: number | undefined;
}

export const HIDE_CURSOR = "\x1b[?25l";
export const SHOW_CURSOR = "\x1b[?25h";
export const ERASE_TO_END = "\x1b[K";
/** Disables wrapping while drawing: the width may have shrunk unnoticed, and then the line must be cut, not wrapped. */
export const CUT = "\x1b[?7l";
export const WRAP = "\x1b[?7h";

/** The width assumed for a terminal that reports none or 0. */
const USUAL_COLUMNS = 80;

/** The width of a stream in columns, or the usual one if it does not report any. */
export function columnsOf({ columns }: Pick<Stream, "columns">): number {
  return columns || USUAL_COLUMNS;
}

/** Whether a stream is a terminal on which a line can be redrawn; with `TERM=dumb` it is not. */
export function canDraw({ isTTY }: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return isTTY === true && env.TERM !== "dumb";
}

const colors = { red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36, dim: 2, bold: 1 } as const;

export type Color = keyof typeof colors;

/** The text in one of the terminal's own colours. */
export function paint(text: string, color: Color): string {
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

/** A loss with four digits, such as 0.002619, 4.913e-5 or 71230; at most nine characters. */
export function brief(x: number): string {
  const size = Math.abs(x);
  if (!Number.isFinite(x) || x === 0) return String(x);
  return size >= 1e-4 && size < 1e6 ? String(Number(x.toPrecision(4))) : x.toExponential(3);
}
