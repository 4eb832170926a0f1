/**
 * Small parsers that check whether a text is well-formed XML, or HTML of the form of reports: required end tags are
 * present, and there is no forbidden character.
 *
 * @module
 */

/** A tag: `</name>`, `<name attributes>` or `<name attributes/>`. */
interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly closes: boolean;
  readonly empty: boolean;
}

/** Control characters, unpaired surrogates, and noncharacters. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/u;
const NAME = /[A-Za-z][\w:.-]*/y;
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#39|#x[0-9a-f]{1,6});)/;

/** HTML elements without an end tag, and those whose end tag is optional. */
const EMPTY = new Set(["meta", "br", "input", "img", "hr", "col", "link", "!doctype"]);
const OPEN = new Set(["li", "tr", "td", "th", "tbody", "thead", "dt", "dd", "p", "option"]);
/** HTML elements whose content is not markup. */
const RAW = new Set(["script", "style", "title"]);

/** Throws unless a text is an XML document with one root element; `visit` is called for each start tag. */
export function checkXml(text: string, visit: (tag: Tag) => void = () => {}): void {
  const open: string[] = [];
  let roots = 0;
  walk(text, true, (tag) => {
    if (open.length === 0 && !tag.closes && ++roots > 1) throw new Error("markup: a second element");
    if (tag.closes) close(open, tag.name, () => false);
    else {
      visit(tag);
      if (!tag.empty) open.push(tag.name);
    }
  });
  if (roots === 0 || open.length > 0) throw new Error(`markup: ${open.at(-1) ?? "nothing"} is not closed`);
}

/** Throws unless a text is an HTML document; `visit` is called for each start tag. */
export function checkHtml(text: string, visit: (tag: Tag) => void = () => {}): void {
  if (!text.startsWith("<!doctype html>")) throw new Error("markup: no doctype");
  const open: string[] = [];
  walk(text, false, (tag) => {
    if (tag.closes) return close(open, tag.name, (name) => OPEN.has(name));
    visit(tag);
    if (!tag.empty && !EMPTY.has(tag.name)) open.push(tag.name);
  });
  if (open.some((name) => !OPEN.has(name))) throw new Error(`markup: ${open.at(-1)} is not closed`);
}

/** Closes an element, and open elements in it whose end tag is optional. */
function close(open: string[], name: string, optional: (name: string) => boolean): void {
  for (let last = open.pop(); last !== name; last = open.pop()) {
    if (last === undefined || !optional(last))
      throw new Error(`markup: ${name} ends, but ${last ?? "nothing"} is open`);
  }
}

function walk(text: string, xml: boolean, tell: (tag: Tag) => void): void {
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden !== null) {
    throw new Error(`markup: the character ${text.charCodeAt(forbidden.index).toString(16)} at ${forbidden.index}`);
  }
  let at = 0;
  const eat = (expression: RegExp): string | null => {
    expression.lastIndex = at;
    const found = expression.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const fail = (what: string): never => {
    throw new Error(`markup: ${what} at ${JSON.stringify(text.slice(Math.max(0, at - 40), at + 40))}`);
  };
  while (at < text.length) {
    const words = eat(/[^<]*/y) as string;
    if (ENTITY.test(words) || words.includes(">")) fail("text that is no text");
    if (at >= text.length) return;
    const closes = eat(/<\/?/y) === "</";
    const name = eat(/!doctype/y) ?? eat(NAME) ?? fail("no name");
    const attributes = new Map<string, string>();
    while (eat(/\s+/y) !== null) {
      const key = eat(NAME);
      if (key === null) break;
      const value =
        eat(xml ? /="[^"<]*"|='[^'<]*'/y : /="[^"]*"|='[^']*'|=[^\s"'=<>`]+/y) ?? (xml ? fail("no value") : "=");
      if (attributes.has(key)) fail(`${key} twice`);
      const inside = value.slice(1).replace(/^["']|["']$/g, "");
      if (ENTITY.test(inside)) fail("& in an attribute");
      attributes.set(key, inside);
    }
    const empty = eat(/\//y) !== null;
    if (eat(/>/y) === null) fail("no end of a tag");
    tell({ name, attributes, closes, empty });
    if (xml || closes || empty || !RAW.has(name)) continue;
    const end = text.indexOf(`</${name}`, at);
    if (end < 0) fail(`no end of ${name}`);
    at = end;
  }
}
