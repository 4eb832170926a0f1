// What is not seen, turns the direction of writing around, or cannot stand in XML: control and format characters, ends of
// lines, halves of surrogate pairs, and numbers that are no characters.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** A text in one line, in which what is not seen is written as `\u{a}`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/**
 * Text as markup, in XML and in HTML: nothing in it can open a tag, end an attribute or begin an entity, and what is not
 * seen is written as {@link visible} does, except tabs and line feeds.
 */
export function escapeText(text: string): string {
  const names: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[^\t\n]+/g, visible).replace(/[&<>"']/g, (character) => names[character] ?? "");
}

/** A number for readers, with `digits` significant ones: `0.001932`, `2.5e-7`, `999`. */
export function readable(x: number, digits = 4): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "not a number" : x > 0 ? "infinite" : "−infinite";
  if (Number.isInteger(x) && Math.abs(x) < 1e6) return withMinus(x);
  const rounded = Number(x.toPrecision(digits));
  return withMinus(Number.isFinite(rounded) ? rounded : x);
}

/** A number as JavaScript writes it, shortest, but with a minus sign in front, and `1.5e15` for 1500000000000000. */
export function withMinus(x: number): string {
  return (Math.abs(x) < 1e15 ? String(x) : x.toExponential()).replace(/^-/, "−").replace("e+", "e");
}

/** A coordinate of a picture, to a tenth of a pixel. */
export function coordinate(x: number): string {
  return String(Math.round(x * 10) / 10);
}
