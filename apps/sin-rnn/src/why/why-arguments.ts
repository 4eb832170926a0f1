/**
 * `why`: what a finished run is asked.
 *
 * @module
 */
import { resolve } from "node:path";
import { type Command, choice, flag, readArguments, takes, UsageError, whole } from "@dz/command-line";
import { type Language, languageOf, languages, type Question, questions } from "@dz/probes";
import { visible } from "@dz/text";
import { program } from "../command.ts";

type Name = "lang" | "seeds" | "only" | "figures" | "format" | "debug";

/** The command. */
export const whyCommand: Command<Name> = {
  usage: `${program} why RUN [options]`,
  about: [
    "Asks a finished run why it came out as it did: it trains again under observation, tries what might help, and answers each question in a sentence, with its numbers and a figure. The answers are kept in the run folder, where the report finds them.",
    `The questions: ${questions.join(", ")}.`,
  ].join("\n\n"),
  options: {
    seeds: takes("N", "20", "compare the run with N seeds, its own among them, 2 to 1000: that many trainings (off)"),
    only: takes("NAMES", "good,waves", "only these questions, separated by commas; nothing is kept then (all)"),
    lang: takes("NAME", "ja", "en or ja (LC_ALL, LC_MESSAGES or LANG decide, otherwise en)"),
    figures: takes("NAME", "all", "main, all or none: the figures in characters; the report has all (main)"),
    format: takes("NAME", "json", "text, or json: the answers with all numbers (text)"),
    debug: flag("show errors with their stack"),
  },
  takesOperands: true,
};

/** What is asked for. */
export interface WhyAsked {
  /** The run folder as it was given, and its absolute path. */
  readonly name: string;
  readonly run: string;
  readonly questions: readonly Question[];
  readonly seeds: number | null;
  readonly language: Language;
  /** Which charts are drawn. */
  readonly figures: "main" | "all" | "none";
  readonly format: "text" | "json";
}

/** Reads the arguments after `why`. Throws {@link UsageError}. */
export function parseWhy(argv: readonly string[], cwd: string, env: NodeJS.ProcessEnv): WhyAsked | "help" {
  const { given, operands } = readArguments(whyCommand, argv);
  if (given.help !== undefined) return "help";
  const [run, more] = operands;
  if (run === undefined) throw new UsageError("why takes the folder of a run, such as runs/first");
  if (more !== undefined) throw new UsageError(`why takes one run, got ${JSON.stringify(more)} as well`);
  return {
    name: run,
    run: resolve(cwd, run),
    questions: given.only === undefined ? questions : questionsIn(given.only),
    seeds: whole("seeds", given, 2, 1000),
    language: given.lang === undefined ? languageOf(env) : choice("lang", given, languages, "en"),
    figures: choice("figures", given, ["main", "all", "none"], "main"),
    format: choice("format", given, ["text", "json"], "text"),
  };
}

/** The questions of a list, in their own order. */
function questionsIn(text: string): Question[] {
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !(questions as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`--only takes ${questions.join(", ")}, separated by commas, got ${visible(unknown) || '""'}`);
  }
  return questions.filter((question) => names.includes(question));
}
