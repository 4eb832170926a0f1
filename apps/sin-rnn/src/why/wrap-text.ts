import stringWidth from "string-width";

/** What must not begin a line in Japanese: closing marks, small kana and marks of length. */
const NOT_FIRST = /^[、。，．・：；？！）」』】〉》〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ%)\],.:;]/;

const words = { ja: new Intl.Segmenter("ja", { granularity: "word" }) };

/** The pieces between which a line may be broken; together they are the text. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const part of text.split(/(?<= )/)) {
    // Japanese has no spaces between words; a number keeps together with its sign and its decimals.
    const cut = /[\u3000-\u9fff\uff00-\uffef]/.test(part)
      ? Array.from(words.ja.segment(part), ({ segment }) => segment)
      : [part];
    for (const piece of cut) {
      const joins = NOT_FIRST.test(piece) || /[\d.eE−（「『(]$/.test(pieces.at(-1) ?? "") === true;
      if (joins && pieces.length > 0 && !/ $/.test(pieces.at(-1) as string)) pieces.push(`${pieces.pop()}${piece}`);
      else pieces.push(piece);
    }
  }
  return pieces;
}

/**
 * A text as lines of at most this many columns of a terminal, in which most Japanese characters take two. English is broken
 * between words, Japanese between words and never before a mark that may not begin a line. A longer word has its own line.
 */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of piecesOf(text)) {
    if (line !== "" && stringWidth((line + piece).trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = piece;
    } else line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** A text made this many columns wide with spaces, or cut with an ellipsis. */
export function fitted(text: string, columns: number): string {
  const width = stringWidth(text);
  if (width <= columns) return text + " ".repeat(columns - width);
  let cut = "";
  for (const character of text) {
    if (stringWidth(`${cut}${character}…`) > columns) break;
    cut += character;
  }
  const short = `${cut}…`;
  return short + " ".repeat(Math.max(0, columns - stringWidth(short)));
}
