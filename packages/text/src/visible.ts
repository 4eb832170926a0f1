// What is not seen, turns the direction of writing around, or cannot stand in XML: control and format characters, ends of
// lines, halves of surrogate pairs, and numbers that are no characters.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** A text in one line, in which what is not seen is written as `\u{a}`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
