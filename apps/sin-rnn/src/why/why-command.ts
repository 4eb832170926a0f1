import { setImmediate } from "node:timers/promises";
import { helpText } from "@dz/command-line";
import {
  type Asked,
  type AskProgress,
  ask,
  formatExplanation,
  type Language,
  questions,
  tell,
  titles,
} from "@dz/probes";
import { addFile, RunError } from "@dz/runs";
import { visible } from "@dz/text";
import type { Surroundings } from "../launch.ts";
import { canDraw, columnsOf } from "../terminal.ts";
import { answerText } from "./answer-text.ts";
import type { Look } from "./draw/look.ts";
import { subjectOfRun } from "./subject-of-run.ts";
import { parseWhy, type WhyAsked, whyCommand } from "./why-arguments.ts";

/** The time in milliseconds after which others get a turn: signals, for one. */
const BREATH_MS = 50;

/** `why`: asks a run, prints the answers, and keeps them in its folder. Resolves to the exit code, or null if it was stopped. */
export async function runWhy(
  argv: readonly string[],
  cwd: string,
  { stopped }: Pick<Surroundings, "stopped">,
): Promise<number | null> {
  const asked = parseWhy(argv, cwd, process.env);
  if (asked === "help") {
    process.stdout.write(helpText(whyCommand));
    return 0;
  }
  const subject = subjectOfRun(asked.run);
  const found = await worked(ask(subject, asked), stopped, asked.language);
  if (found === null) return null;
  print(found, asked);
  keep(found, asked);
  return 0;
}

/** Works on the answers, with a line of progress on a terminal; null if it was stopped. */
async function worked(
  work: Generator<AskProgress, Asked>,
  stopped: () => boolean,
  language: Language,
): Promise<Asked | null> {
  const drawn = canDraw(process.stderr, process.env);
  let breath = performance.now();
  try {
    for (let next = work.next(); ; next = work.next()) {
      if (next.done) return next.value;
      if (performance.now() - breath < BREATH_MS) continue;
      if (drawn) process.stderr.write(`\r${progressText(next.value, language)}\x1b[K`);
      await setImmediate();
      breath = performance.now();
      if (stopped()) return null;
    }
  } finally {
    if (drawn) process.stderr.write("\r\x1b[K");
  }
}

/** What is being done, and how far it is. */
export function progressText({ at, done }: AskProgress, language: Language): string {
  const what = tell({ key: at === "replay" ? "whyReplays" : titles[at] }, language);
  return `${what} ${Math.floor(100 * done)} %`;
}

function print({ answers, repeats }: Asked, { name, language, figures, format }: WhyAsked): void {
  if (format === "json") {
    process.stdout.write(formatExplanation({ answers }));
    return;
  }
  const drawing = canDraw(process.stdout, process.env);
  const look: Look = { columns: columnsOf(process.stdout), color: drawing && process.stdout.hasColors() };
  const head = tell({ key: "whyTitle", values: { run: visible(name) } }, language);
  const note = repeats ? "" : `${tell({ key: "whyDiffers" }, language)}\n\n`;
  const texts = answers.map((answer) => answerText(answer, language, look, figures));
  process.stdout.write(`${head}\n\n${note}${texts.join("\n")}`);
}

/** Keeps the answers to all questions; a folder that cannot be written is no failure. */
function keep({ answers }: Asked, { run, questions: wanted, language, format }: WhyAsked): void {
  if (wanted.length < questions.length) return;
  const file = visible(`${run}/why.json`);
  let text: string;
  try {
    addFile(run, "why", Buffer.from(formatExplanation({ answers })));
    text = tell({ key: "whySaved", values: { file } }, language);
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    text = tell({ key: "whyNotSaved", values: { file, reason: error.message } }, language);
  }
  if (format === "text") process.stdout.write(`\n${text}\n`);
}
