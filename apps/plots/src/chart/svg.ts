/**
 * SVG as text: elements, and the two things that must never be forgotten, escaping and rounding.
 *
 * @module
 */

/** The values of attributes; one that is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

// What XML cannot hold even when it is escaped: control characters, halves of surrogate pairs, and two others.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Any text as the text or the attribute of an element; characters that XML has no way to write become `\ufffd`. */
export function escapeText(text: string): string {
  return text.replace(unfit, "\ufffd").replace(/[&<>"']/g, (character) => entities[character] as string);
}

/** A number with at most two digits after the point, never `-0` and never with an exponent. */
export function round(x: number): string {
  const rounded = Math.round(x * 100) / 100;
  return Number.isFinite(rounded) ? String(rounded === 0 ? 0 : rounded) : "0";
}

/** An element around children that are SVG already. Attributes are escaped, and numbers among them rounded. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) open += ` ${key}="${typeof value === "number" ? round(value) : escapeText(value)}"`;
  }
  return children.length === 0 ? `${open}/>` : `${open}>${children.join("")}</${name}>`;
}

/** A text element. */
export function textElement(text: string, attributes: Attributes): string {
  return element("text", attributes, escapeText(text));
}
