/**
 * Names of columns in one text, separated by commas. A comma in a name is written `\,` and a backslash before a comma or
 * another backslash `\\`.
 *
 * @module
 */

/** The names in a text; one that ends with a comma has an empty last name. */
export function splitNames(text: string): string[] {
  const names = [""];
  for (const [part] of text.matchAll(/\\[\\,]|[\s\S]/g)) {
    if (part === ",") names.push("");
    else names[names.length - 1] += part.length === 2 ? part.slice(1) : part;
  }
  return names;
}

/** The inverse of {@link splitNames}. */
export function joinNames(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\,]/g, "\\$&")).join(",");
}
