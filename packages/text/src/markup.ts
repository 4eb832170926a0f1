import { visible } from "./visible.ts";

/**
 * Text escaped for XML and HTML: it cannot open a tag, end an attribute or begin an entity. Invisible characters are
 * written as by {@link visible}, except tabs and line feeds.
 */
export function escapeText(text: string): string {
  const names: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[^\t\n]+/g, visible).replace(/[&<>"']/g, (character) => names[character] ?? "");
}
