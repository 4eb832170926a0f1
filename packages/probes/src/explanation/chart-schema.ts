/**
 * The form of charts and messages in `why.json`, checked when it is read.
 *
 * @module
 */
import * as v from "valibot";
import type { Answer, Chart, Message } from "../answer.ts";
import { questions } from "../answer.ts";
import { catalogue, type MessageKey } from "../catalogue/catalogue.ts";
import { tell } from "../catalogue/tell.ts";

/** The most characters of a text, sentences of an answer, and numbers of a line: far more than any answer has. */
const TEXT = 2000;
const SENTENCES = 100;
const POINTS = 100_000;

/** JSON has neither NaN nor infinities: they are objects with their name. */
const names = { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, "-Infinity": Number.NEGATIVE_INFINITY };

/** A number as JSON can represent it. */
export function jsonNumber(x: number): number | { readonly number: string } {
  return Number.isFinite(x) ? x : { number: String(x) };
}

const number: v.GenericSchema<unknown, number> = v.union(
  [
    v.pipe(v.number(), v.finite()),
    v.pipe(
      v.strictObject({ number: v.picklist(["NaN", "Infinity", "-Infinity"]) }),
      v.transform(({ number: name }) => names[name]),
    ),
  ],
  "expected a number",
);

const text = v.pipe(v.string("expected a string"), v.maxLength(TEXT, `expected at most ${TEXT} characters`));
const key = v.custom<MessageKey>(
  (value) => typeof value === "string" && Object.hasOwn(catalogue, value),
  "expected a sentence that this version knows",
);

/** A message: its sentence exists, and all places of it have values. */
const message: v.GenericSchema<unknown, Message> = v.pipe(
  v.object({
    key,
    values: v.exactOptional(v.record(v.string(), v.union([number, text, v.lazy((): typeof message => message)]))),
  }),
  v.check(isComplete, "expected all values of the sentence"),
);

function isComplete(candidate: Message): boolean {
  try {
    return tell(candidate, "en") !== "" && tell(candidate, "ja") !== "";
  } catch {
    return false;
  }
}

const axis = v.object({ label: message, log: v.exactOptional(v.boolean()) });
const numbers = v.pipe(v.array(number), v.maxLength(POINTS, `expected at most ${POINTS} numbers`));
const few = <T extends v.GenericSchema>(item: T): v.GenericSchema<unknown, v.InferOutput<T>[]> =>
  v.pipe(v.array(item), v.maxLength(SENTENCES, `expected at most ${SENTENCES}`));
const name = v.union([number, text, message]);
const named = v.object({ label: message, names: few(name) });

/** A chart; lines have as many x as y, and maps a value for each pair. */
const chart: v.GenericSchema<unknown, Chart> = v.variant("kind", [
  v.object({
    kind: v.literal("lines"),
    title: message,
    x: axis,
    y: axis,
    lines: few(
      v.pipe(
        v.object({
          name: message,
          x: numbers,
          y: numbers,
          as: v.exactOptional(v.picklist(["line", "dashed", "points"])),
        }),
        v.check(({ x, y }) => x.length === y.length, "expected as many x as y"),
      ),
    ),
  }),
  v.object({
    kind: v.literal("bars"),
    title: message,
    value: axis,
    bars: few(
      v.object({
        name: message,
        value: number,
        low: v.exactOptional(number),
        high: v.exactOptional(number),
        main: v.exactOptional(v.boolean()),
      }),
    ),
  }),
  v.pipe(
    v.object({
      kind: v.literal("map"),
      title: message,
      rows: named,
      columns: named,
      values: few(numbers),
      value: axis,
    }),
    v.check(
      ({ rows, columns, values }) =>
        values.length === rows.names.length && values.every((row) => row.length === columns.names.length),
      "expected a value for each row and column",
    ),
  ),
]) as v.GenericSchema<unknown, Chart>;

export const answerSchema: v.GenericSchema<unknown, Answer> = v.object({
  question: v.picklist(questions, "expected a question that this version knows"),
  answer: message,
  details: few(message),
  chart,
  more: v.exactOptional(few(chart)),
}) as v.GenericSchema<unknown, Answer>;
