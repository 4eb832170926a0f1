/**
 * What a command can be given, as data: from it come the reading of the arguments, the hints for mistakes in them, and the
 * text of `--help`.
 *
 * @module
 */

/** One option of a command. */
export interface Option {
  /** What stands for the value in the help, such as `N`; null for an option that takes none. */
  readonly value: string | null;
  /** A value, for the hint where one is missing. */
  readonly example: string;
  /** What it does, in the help. */
  readonly help: string;
  /** The letter that stands for it after one dash. */
  readonly short?: string;
  /** Whether the value may be any text, also one that looks like an option. */
  readonly isPath?: boolean;
}

/** A command, by the names of its options. */
export interface Command<Name extends string> {
  /** How it is typed; each line is a way. */
  readonly usage: string;
  /** What it does, in whole paragraphs. */
  readonly about: string;
  /** By their names without the dashes, in the order of the help. */
  readonly options: Readonly<Record<Name, Option>>;
  /** Whether arguments without dashes belong to it. */
  readonly takesOperands?: boolean;
  /** What stands below the options in the help. */
  readonly foot?: string;
}

/** The option that each command has. */
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
