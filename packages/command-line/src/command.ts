/**
 * Commands as data, from which the parser of the arguments, the hints for mistakes and the text of `--help` are
 * derived.
 *
 * @module
 */

/** One option of a command. */
export interface Option {
  /** The placeholder of the value in the help, such as `N`; null for an option without a value. */
  readonly value: string | null;
  /** An example of a value, for the hint where the value is missing. */
  readonly example: string;
  /** The description in the help. */
  readonly help: string;
  /** The letter of the short form. */
  readonly short?: string;
  /** Whether the value may be any text, even one that looks like an option. */
  readonly isPath?: boolean;
}

/** A command; `Name` are the names of its options. */
export interface Command<Name extends string> {
  /** The usage line, or several. */
  readonly usage: string;
  /** The description, in paragraphs. */
  readonly about: string;
  /** The options by their names without dashes, in the order of the help. */
  readonly options: Readonly<Record<Name, Option>>;
  /** Whether the command takes arguments without dashes. */
  readonly takesOperands?: boolean;
  /** The text below the options in the help. */
  readonly foot?: string;
}

/** The option of every command. */
export const help: Option = { value: null, example: "", help: "print this help", short: "h" };

/** An option with a value. */
export function takes(value: string, example: string, help: string): Option {
  return { value, example, help };
}

/** An option with the path of a folder or file as its value. */
export function takesPath(value: string, example: string, help: string): Option {
  return { value, example, help, isPath: true };
}

/** An option without a value. */
export function flag(help: string): Option {
  return { value: null, example: "", help };
}

/** All options of a command. */
export function optionsOf<Name extends string>(command: Command<Name>): Readonly<Record<Name | "help", Option>> {
  return { help, ...command.options };
}
