import { resolve } from "node:path";
import { type Command, choice, flag, oneOf, readArguments, takes, UsageError, whole } from "@dz/command-line";
import { type Language, languageOf, languages, probes, type Question, questions } from "@dz/probes";
import { program } from "../command.ts";

type Name = "only" | "seeds" | "lang" | "format" | "debug";

/** The questions that there are answers to. */
const answered: readonly Question[] = questions.filter((question) => probes[question] !== undefined);

/** The command. */
export const whyCommand: Command<Name> = {
  usage: `${program} why RUN [options]`,
  about: [
    "Asks a finished run why it came out as it did, by training it again under observation, by other trainings, and by looking into the network. Each answer is a sentence with its numbers and a figure. The answers are kept in the run folder, in why.json, and replace those of before.",
    `The questions are ${answered.join(", ")}. Ctrl-C ends the command at once; nothing is saved then.`,
  ].join("\n\n"),
  options: {
    only: takes(
      "LIST",
      "good,where",
      "ask only these questions; the answers to others that were kept before stay (all)",
    ),
    seeds: takes(
      "N",
      "20",
      "for the question sure: train the settings with N seeds, 2 to 1000, the run's own included (none)",
    ),
    lang: takes("LANG", "ja", "the language of the answers: en or ja (that of LC_ALL, LC_MESSAGES or LANG, else en)"),
    format: takes("NAME", "json", "text, or json: one object with all numbers (text)"),
    debug: flag("show errors with their stack"),
  },
  takesOperands: true,
};

/** What is asked for. */
export interface WhyAsked {
  /** The absolute path of the run folder. */
  readonly run: string;
  /** In the order of all questions. */
  readonly only: readonly Question[];
  /** The number of seeds; null for none. */
  readonly seeds: number | null;
  readonly language: Language;
  readonly format: "text" | "json";
}

/** Reads the arguments after `why`. Throws {@link UsageError}. */
export function parseWhyArguments(argv: readonly string[], cwd: string, env: NodeJS.ProcessEnv): WhyAsked | "help" {
  const { given, operands } = readArguments(whyCommand, argv);
  if (given.help !== undefined) return "help";
  const [run, more] = operands;
  if (run === undefined) throw new UsageError("why takes the folder of a run, such as runs/first");
  if (more !== undefined) throw new UsageError(`why takes one run, got ${JSON.stringify(more)} as well`);
  const only = questionsIn(given.only);
  const seeds = whole("seeds", given, 2, 1000);
  if (seeds !== null && !only.includes("sure")) {
    throw new UsageError("--seeds is for the question sure: add it to --only, or omit --seeds");
  }
  return {
    run: resolve(cwd, run),
    only,
    seeds,
    language: choice("lang", given, languages, languageOf(env)),
    format: choice("format", given, ["text", "json"], "text"),
  };
}

function questionsIn(text: string | undefined): readonly Question[] {
  if (text === undefined) return answered;
  const named = text.split(",").map((word) => oneOf("--only", word.trim(), answered));
  return answered.filter((question) => named.includes(question));
}
