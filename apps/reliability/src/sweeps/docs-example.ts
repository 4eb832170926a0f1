/**
 * The examples of a page of docs, so that a trial runs what readers copy.
 *
 * @module
 */

/** All examples in a language in a section of a page, in order. Throws if there is none. */
export function examplesIn(page: string, heading: string, language: string): string[] {
  const [, section] = page.split(`\n## ${heading}\n`);
  const [own = ""] = (section ?? "").split("\n## ");
  const found = Array.from(own.matchAll(/^```(\w+)\n(.*?)^```$/gms)).flatMap(([, name, text]) =>
    name === language ? [text as string] : [],
  );
  if (found.length === 0) throw new Error(`the page has no example in ${language} under "${heading}"`);
  return found;
}

/** An example with a folder of the trial in place of the one in the docs. Throws if it does not name that one. */
export function inFolder(example: string, named: string, folder: string): string {
  if (!example.includes(named)) throw new Error(`the example does not name ${named}`);
  return example.replaceAll(named, folder);
}
