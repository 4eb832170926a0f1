import type { Value } from "./work.ts";

/**
 * The values that a program printed, one JSON object `{name, value, unit}` per line. Other lines, such as warnings of
 * libraries, are skipped, and so are values that are not finite numbers.
 */
export function parseValues(text: string): Value[] {
  return text.split("\n").flatMap((line) => {
    const value = parseValue(line);
    return value === undefined ? [] : [value];
  });
}

function parseValue(line: string): Value | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const { name, value, unit } = JSON.parse(line) as Partial<Value>;
    if (typeof name !== "string" || typeof unit !== "string" || !Number.isFinite(value)) return undefined;
    return { name, value: value as number, unit };
  } catch {
    return undefined;
  }
}

/** The reason of a failure in one line: the last informative line of what the program wrote. */
export function reasonOf(stderr: string): string {
  const lines = stderr.split("\n").map((line) => line.trim());
  const said = lines.filter((line) => line !== "" && !/^(at |Node\.js v|\^|\}|\w+: '|\[cause\])/.test(line));
  return said.find((line) => /^(Uncaught )?\w*(Error|Exception)\b/.test(line)) ?? said.at(-1) ?? "it said nothing";
}
