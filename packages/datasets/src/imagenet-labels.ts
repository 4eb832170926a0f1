import { FormatError, shown, ValueError } from "@dz/ndarray";

/**
 * One entry; its string is in single or double quotes, with a backslash before a quote. The length is bounded because
 * the regular expression engine overflows its stack on a string of millions of characters.
 */
const ENTRY = /(\d{1,6})\s*:\s*(?:'((?:[^'\\\n]|\\['"\\]){0,1000})'|"((?:[^"\\\n]|\\['"\\]){0,1000})")\s*/y;

/**
 * The names of the 1000 ImageNet classes, from the published text: a Python dictionary such as `{0: 'tench, Tinca
 * tinca', 1: "..."}`, numbered from 0. DeZero evaluates this text; here it is parsed.
 *
 * Throws {@link FormatError} with the position of the first character that does not fit.
 */
export function imageNetLabels(text: string): string[] {
  if (typeof text !== "string") throw new ValueError(`imageNetLabels: expected a text, got ${shown(text)}`);
  const labels: string[] = [];
  const opened = /^\s*\{\s*/.exec(text);
  if (opened === null) throw new FormatError("imageNetLabels: the text does not begin with {");
  let at = opened[0].length;
  while (text[at] !== "}") {
    ENTRY.lastIndex = at;
    const [entry, id, single, double] = ENTRY.exec(text) ?? [];
    if (entry === undefined) throw new FormatError(`imageNetLabels: expected a number and a label at character ${at}`);
    if (Number(id) !== labels.length) {
      throw new FormatError(`imageNetLabels: expected label ${labels.length} at character ${at}, found ${id}`);
    }
    labels.push((single ?? double ?? "").replaceAll(/\\(.)/g, "$1"));
    at += entry.length;
    const comma = /,\s*/y;
    comma.lastIndex = at;
    const separator = comma.exec(text);
    if (separator !== null) at += separator[0].length;
    else if (text[at] !== "}") throw new FormatError(`imageNetLabels: expected "," or "}" at character ${at}`);
  }
  if (text.slice(at + 1).trim() !== "") {
    throw new FormatError(`imageNetLabels: the text continues after its end, character ${at + 1}`);
  }
  return labels;
}
