import { wrap } from "@dz/text";
import { type Command, help, type Option } from "./command.ts";

/** The least number of columns of a terminal. */
const WIDTH = 80;

/** Longer option names have a line of their own. */
const LONGEST = 18;

/** The text of `--help`: usage, description and options, in lines of 80 columns. */
export function helpText<Name extends string>({ usage, about, options, foot }: Command<Name>): string {
  const [first = "", ...others] = usage.split("\n");
  const all = { ...options, help } as Readonly<Record<string, Option>>;
  const heads = Object.entries(all).map(([name, option]) => [headOf(name, option), option.help] as const);
  const fitting = heads.map(([head]) => head.length).filter((length) => length <= LONGEST);
  const column = Math.max(...fitting) + 2;
  return [
    `Usage: ${first}`,
    ...others.map((line) => `       ${line}`),
    "",
    ...paragraphs(about),
    "",
    ...heads.flatMap(([head, text]) => entry(head, text, column)),
    ...(foot === undefined ? [] : ["", ...paragraphs(foot)]),
    "",
  ].join("\n");
}

function headOf(name: string, { value, short }: Option): string {
  return `  ${short === undefined ? "" : `-${short}, `}--${name}${value === null ? "" : ` ${value}`}`;
}

/** An option with its description beside it. */
function entry(head: string, text: string, column: number): string[] {
  const lines = wrap(text, WIDTH - column).map((line) => " ".repeat(column) + line);
  if (head.length > column - 2) return [head, ...lines];
  return [head.padEnd(column) + (lines[0] ?? "").trimStart(), ...lines.slice(1)];
}

/** Lines of text; indented ones are unchanged. */
function paragraphs(text: string): string[] {
  return text.split("\n").flatMap((line) => (line.startsWith(" ") ? [line] : wrap(line, WIDTH)));
}
