import stringWidth from "string-width";

/** The number of columns that a text takes on a terminal: Japanese characters take two. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** The text with spaces after it, as wide as asked for. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(width - widthOf(text), 0));
}

/** The same with the spaces before it. */
export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(width - widthOf(text), 0)) + text;
}

/** The text, cut off with an ellipsis if it is wider than this. */
export function cutTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (widthOf(kept + character) > width - 1) break;
    kept += character;
  }
  return width < 1 ? "" : `${kept}…`;
}
