/**
 * A text as it may stand between tags and in attributes. What is not seen, turns the direction of writing around, or cannot
 * stand in XML is written as `\u{a}`.
 */
export function escaped(text: string): string {
  const seen = text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu,
    (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`,
  );
  return seen.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A coordinate with at most two digits after the point. */
export function short(x: number): string {
  return String(Math.round(x * 100) / 100);
}

/** A picture of a size on white ground. */
export function picture(width: number, height: number, parts: readonly string[]): string {
  const size = `width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="white"/>',
    ...parts,
    "</svg>\n",
  ].join("\n");
}

/** Colours that are told apart without seeing red and green (Okabe and Ito). */
export const colors: readonly string[] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00"];

/** The colour of number `i`, from the beginning again when all are used. */
export function colorOf(i: number): string {
  return colors[i % colors.length] as string;
}
