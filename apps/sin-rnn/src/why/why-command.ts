import { join } from "node:path";
import { helpText } from "@dz/command-line";
import { type Answer, formatExplanation, questions } from "@dz/probes";
import { addFile, files, RunError } from "@dz/runs";
import { quoted, visible } from "@dz/text";
import { plotsProgram } from "../command.ts";
import type { Surroundings } from "../launch.ts";
import { startLine } from "../summary.ts";
import { canDraw, columnsOf } from "../terminal.ts";
import { readVersion } from "../versions.ts";
import { ask } from "./ask.ts";
import { type Style, told } from "./figures/style.ts";
import { type FinishedRun, readFinishedRun } from "./finished-run.ts";
import { parseWhyArguments, type WhyAsked, whyCommand } from "./why-arguments.ts";
import { whyJson } from "./why-json.ts";
import { WhyProgress } from "./why-progress.ts";
import { answerText, remarkText } from "./why-text.ts";

/** The rows of the curves of a figure. */
const ROWS = 12;

type Stopping = Pick<Surroundings, "stopped">;

/**
 * `why`: asks a finished run, prints the answers, and keeps them in its folder. Resolves to the exit code, or null if it was
 * stopped.
 */
export async function runWhy(argv: readonly string[], cwd: string, { stopped }: Stopping): Promise<number | null> {
  const asked = parseWhyArguments(argv, cwd, process.env);
  if (asked === "help") {
    process.stdout.write(helpText(whyCommand));
    return 0;
  }
  const run = readFinishedRun(asked.run);
  for (const warning of run.warnings) complain(warning);
  const found = await answersTo(asked, run, stopped);
  if (found === null) {
    complain(`stopped; nothing was saved in ${asked.run}`);
    return null;
  }
  const about = { dz: readVersion(), seeds: asked.seeds, repeats: found.repeats };
  if (asked.format === "json") process.stdout.write(whyJson(found.answers, about, asked.language));
  const kept = merged(found.answers, run);
  const isSaved = save(asked.run, formatExplanation(kept, { ...about, seeds: seedsOf(asked, run) }));
  if (isSaved && asked.format === "text") process.stdout.write(savedText(asked));
  return 0;
}

/** Prints the answers, if they are printed as text, as soon as each is there; null if the command was stopped. */
async function answersTo(
  { only, seeds, language, format }: WhyAsked,
  { options, subject }: FinishedRun,
  stopped: Stopping["stopped"],
): Promise<{ readonly answers: readonly Answer[]; readonly repeats: boolean } | null> {
  const { stdout, stderr, env } = process;
  const style: Style = { columns: columnsOf(stdout), rows: ROWS, color: canDraw(stdout, env), language };
  const progress = canDraw(stderr, env) ? new WhyProgress(stderr, { language, color: true }) : null;
  const print = (text: string): void => {
    if (format !== "text") return;
    progress?.erase();
    stdout.write(text);
  };
  const answers: Answer[] = [];
  try {
    print(remarkText(startLine(options, null), style));
    const repeats = await ask(subject, {
      questions: only,
      seeds,
      stopped,
      progress: (part, question) => progress?.update(part, question),
      repeated: (isSame) => {
        if (!isSame) print(remarkText(told({ key: "answersNotRepeated" }, style), style));
      },
      answered: (answer) => {
        answers.push(answer);
        print(answerText(answer, style));
      },
    });
    return repeats === null ? null : { answers, repeats };
  } finally {
    progress?.end();
  }
}

/** The answers with those of before to the questions that were not asked now, in the order of the questions. */
function merged(answers: readonly Answer[], { before }: FinishedRun): readonly Answer[] {
  return questions.flatMap((question) => {
    const isOf = (answer: Answer): boolean => answer.question === question;
    return answers.find(isOf) ?? before?.answers.find(isOf) ?? [];
  });
}

/** The seeds of the kept answers: those of before, if the seeds were not asked for now. */
function seedsOf({ only, seeds }: WhyAsked, { before }: FinishedRun): number | null {
  return only.includes("sure") ? seeds : (before?.about.seeds ?? null);
}

/** Keeps the answers in the run folder, or says in a line that they are not. */
function save(folder: string, explanation: string): boolean {
  try {
    addFile(folder, "why", Buffer.from(explanation));
    return true;
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    complain(`the answers were not saved: ${error.message}`);
    return false;
  }
}

function savedText({ run, language }: WhyAsked): string {
  const style: Style = { columns: columnsOf(process.stdout), rows: ROWS, color: false, language };
  const values = { file: join(run, files.why), command: `${plotsProgram} ${quoted([run])}` };
  return `${told({ key: "answersSaved", values }, style)}\n`; // not wrapped, so that the command can be copied
}

function complain(message: string): void {
  process.stderr.write(`sin-rnn: ${visible(message)}\n`);
}
