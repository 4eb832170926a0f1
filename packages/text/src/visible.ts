// Characters that are invisible, reverse the direction of writing, or are invalid in XML: control and format
// characters, line ends, unpaired surrogates, and noncharacters.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** A text in one line, with invisible characters written as `\u{a}`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
