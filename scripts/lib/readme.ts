/** A program in a README and its output, if a text block follows it. */
export interface Program {
  readonly code: string;
  readonly expected: string | undefined;
}

const PROGRAM = /^```ts[ \t]*\n(.*?)^```[ \t]*$(?:\s*^```text[ \t]*\n(.*?)^```[ \t]*$)?/ms;

/** The first ```ts block, with a ```text block if only blank lines separate them; undefined without one. */
export function firstProgram(markdown: string): Program | undefined {
  const match = PROGRAM.exec(markdown.replaceAll("\r\n", "\n"));
  if (match === null) return undefined;
  return { code: match[1] ?? "", expected: match[2] };
}

/** All ```ts blocks whose output follows them. */
export function shownPrograms(markdown: string): Required<Record<keyof Program, string>>[] {
  const matches = markdown.replaceAll("\r\n", "\n").matchAll(new RegExp(PROGRAM, "gms"));
  return [...matches].flatMap(([, code = "", expected]) => (expected === undefined ? [] : [{ code, expected }]));
}

/** Normalizes output for comparison: without white space at the ends of lines and at the end. */
export function normalized(output: string): string {
  return output
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd();
}
