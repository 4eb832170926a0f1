import { parseArgs } from "node:util";
import { closest } from "@dz/text";
import { type Command, type Option, optionsOf } from "./command.ts";
import { shown } from "./shown.ts";
import { UsageError } from "./usage-error.ts";

/** The text given to each option; for a repeated option the last, for one without a value an empty text. */
export type Given<Name extends string> = Partial<Record<Name, string>>;

/** The arguments of a command as they were typed. */
export interface Arguments<Name extends string> {
  readonly given: Given<Name | "help">;
  /** All options with their texts, in the order in which they were typed. */
  readonly all: readonly (readonly [name: Name | "help", text: string])[];
  /** The arguments without dashes. */
  readonly operands: readonly string[];
}

/**
 * The arguments, all of them known and with values where required. Throws {@link UsageError} for the first wrong one.
 */
export function readArguments<Name extends string>(command: Command<Name>, argv: readonly string[]): Arguments<Name> {
  const known: Readonly<Record<string, Option>> = optionsOf(command);
  const first = argv.findIndex((argument) => argument !== "--"); // package managers pass on their separator
  const args = first < 0 ? [] : argv.slice(first);
  const { tokens } = parseArgs({ args, options: forNode(known), strict: false, tokens: true });
  const all: [Name | "help", string][] = [];
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") {
      if (command.takesOperands !== true) {
        throw new UsageError(`unexpected argument ${shown(token.value)}, every option begins with --`);
      }
      operands.push(token.value);
      continue;
    }
    if (token.kind === "option-terminator") {
      if (command.takesOperands === true) continue; // the arguments after it are operands
      throw new UsageError("unexpected --, it may only stand before the options");
    }
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    if (option === undefined) {
      const typed = rawName.startsWith("--") ? rawName : (args[token.index] as string); // not the first letter alone
      throw new UsageError(`unknown option ${shown(typed)}, ${hint(typed, known)}`);
    }
    if (option.value === null) {
      if (value !== undefined) throw new UsageError(`--${name} takes no value, got ${shown(value)}`);
    } else if (value === undefined || (!inlineValue && /^--?[a-z]/i.test(value))) {
      const dashed =
        option.isPath === true && value !== undefined ? `, or --${name}=${shown(value)} if that is its name` : "";
      throw new UsageError(`--${name} needs a value, as in --${name} ${option.example}${dashed}`);
    }
    all.push([name as Name | "help", value ?? ""]);
  }
  return { given: Object.fromEntries(all) as Given<Name | "help">, all, operands };
}

/** The options in the form of Node's `parseArgs`. */
function forNode(
  options: Readonly<Record<string, Option>>,
): Record<string, { type: "string" | "boolean"; short?: string }> {
  return Object.fromEntries(
    Object.entries(options).map(([name, { value, short }]) => [
      name,
      { type: value === null ? "boolean" : "string", ...(short === undefined ? {} : { short }) },
    ]),
  );
}

function hint(typed: string, known: Readonly<Record<string, Option>>): string {
  const near = closest(typed.replace(/^-+/, "").replace(/=.*/s, ""), Object.keys(known));
  return near === null ? "--help lists all options" : `did you mean --${near}?`;
}
