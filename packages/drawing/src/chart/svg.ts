/**
 * SVG as text: elements, with escaping and rounding, which must never be forgotten.
 *
 * @module
 */
import { escapeText } from "@dz/text";

/** The values of attributes; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A number with at most two digits after the point, never `-0` and never with an exponent. */
export function round(x: number): string {
  const rounded = Math.round(x * 100) / 100;
  return Number.isFinite(rounded) ? String(rounded === 0 ? 0 : rounded) : "0";
}

/** An element around children that are SVG already. Attributes are escaped, and their numbers rounded. */
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
