/** Characters that are not seen, or end a line: controls, marks of direction, separators of lines, halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text of a file for a message: quoted, on one line, with escapes for what is not seen, and cut. @internal */
export function shownText(text: string): string {
  const letters = text.length > 80 ? [...text.slice(0, 80)] : [...text];
  const cut = letters.length > 40 || text.length > 80 ? `${letters.slice(0, 40).join("")}…` : text;
  return JSON.stringify(cut).replace(UNSEEN, escaped);
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, i) => {
    return `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`;
  }).join("");
}

/** A number of things for a message: "1 row", "2 rows". @internal */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
