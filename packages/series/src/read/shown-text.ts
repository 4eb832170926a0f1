/** A text of a file for a message: quoted, on one line, and cut. @internal */
export function shownText(text: string): string {
  const letters = text.length > 80 ? [...text.slice(0, 80)] : [...text];
  return JSON.stringify(letters.length > 40 || text.length > 80 ? `${letters.slice(0, 40).join("")}…` : text);
}

/** A number of things for a message: "1 row", "2 rows". @internal */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
