/**
 * `why.json`: the answers to the questions that a run was asked. Words are not in it: they come from the catalogue, in the
 * language of the reader.
 *
 * @module
 */
import * as v from "valibot";
import type { Answer } from "../answer.ts";
import { answerSchema, jsonNumber } from "./chart-schema.ts";

/** The version of the form. */
const FORMAT = 1;

/** What a run was asked, and what the answers are. */
export interface Explanation {
  /** The answers in the order of the questions. */
  readonly answers: readonly Answer[];
}

const schema = v.object({
  format: v.literal(FORMAT, `expected ${FORMAT}`),
  answers: v.pipe(v.array(answerSchema), v.maxLength(20, "expected at most 20")),
});

/** The text of `why.json`. */
export function formatExplanation({ answers }: Explanation): string {
  const text = JSON.stringify({ format: FORMAT, answers }, (_, value: unknown) =>
    typeof value === "number" ? jsonNumber(value) : value,
  );
  return `${text}\n`;
}

/** Reads `why.json`. Throws an Error of one line with the first field that is wrong. */
export function parseExplanation(json: string): Explanation {
  const read = v.safeParse(schema, parsed(json), { abortEarly: true });
  if (read.success) return { answers: read.output.answers };
  const [issue] = read.issues;
  const path = (issue.path ?? []).map(({ key }) => (/^\w{1,40}$/.test(String(key)) ? String(key) : "…")).join(".");
  const known = issue.message.startsWith("Invalid ") ? "is of another form" : issue.message;
  throw new Error(`${path === "" ? "it" : path}: ${known}`);
}

/** Any JSON value; the parser's own message would quote the text. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Error("it: not valid JSON");
  }
}
