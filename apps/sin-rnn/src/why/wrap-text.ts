import { widthOf } from "./width.ts";

/** Characters that begin no line, and those that end none (JIS X 4051, the usual ones). */
const NOT_FIRST = /^[、。，．・：；？！ー々」』）］｝〕〉》】’”%,.:;?!)\]}]/u;
const NOT_LAST = /[「『（［｛〔〈《【‘“([{]$/u;

/** Text that may be broken within: Japanese and Chinese have no spaces. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々、。，．・：；？！「」『』（）［］｛｝〔〕〈〉《》【】～]+/gu;

const words = /* @__PURE__ */ new Intl.Segmenter("ja", { granularity: "word" });

/**
 * A text as lines of at most this many columns, broken at spaces and between Japanese words. No line begins with a
 * Japanese full stop and its like; a part that is wider than a line is broken anywhere.
 */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of parts(text)) {
    if (line !== "" && widthOf(line) + widthOf(part.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += line === "" ? part.trimStart() : part;
    while (widthOf(line.trimEnd()) > width) {
      const head = fitting(line, width);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return line.trimEnd() === "" && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** The parts between which a line may be broken, each with the spaces after it. */
function parts(text: string): string[] {
  const found: string[] = [];
  let joins = false; // whether the next part belongs to the one before it
  for (const [piece] of text.matchAll(/[^ ]+ *| +/g)) {
    let from = 0;
    const add = (part: string): void => {
      if (part === "") return;
      if (joins || NOT_FIRST.test(part)) found.push((found.pop() ?? "") + part);
      else found.push(part);
      joins = NOT_LAST.test(part);
    };
    joins = false;
    for (const run of piece.matchAll(WIDE)) {
      add(piece.slice(from, run.index));
      for (const { segment } of words.segment(run[0])) add(segment);
      from = run.index + run[0].length;
    }
    add(piece.slice(from));
  }
  return found;
}

/** As many of the first characters as fit, at least one. */
function fitting(text: string, width: number): string {
  let head = "";
  for (const character of text) {
    if (head !== "" && widthOf(head + character) > width) break;
    head += character;
  }
  return head;
}
