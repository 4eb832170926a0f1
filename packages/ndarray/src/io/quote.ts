/**
 * Text from a file for an error message: in quotes, in one line, without invisible characters (which could also turn the
 * direction of writing around), and not longer than a line can bear.
 */
export function quote(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return JSON.stringify(short).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (char) => `\\u{${(char.codePointAt(0) as number).toString(16)}}`,
  );
}
