/** A program in a README and, where a text block follows it, what it prints. */
export interface Program {
  readonly code: string;
  readonly expected: string | undefined;
}

const PROGRAM = /^```ts[ \t]*\n(.*?)^```[ \t]*$(?:\s*^```text[ \t]*\n(.*?)^```[ \t]*$)?/ms;

/** The first ```ts block, together with a ```text block if nothing but blank lines lies between; undefined if none. */
export function firstProgram(markdown: string): Program | undefined {
  const match = PROGRAM.exec(markdown.replaceAll("\r\n", "\n"));
  if (match === null) return undefined;
  return { code: match[1] ?? "", expected: match[2] };
}

/** Output as it is compared: without white space at the ends of lines and at the end. */
export function normalized(output: string): string {
  return output
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd();
}
