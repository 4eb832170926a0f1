import { visible } from "./visible.ts";

/**
 * Text as markup, in XML and in HTML: nothing in it can open a tag, end an attribute or begin an entity, and what is not
 * seen is written as {@link visible} does, except tabs and line feeds.
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
