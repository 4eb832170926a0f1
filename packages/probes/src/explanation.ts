/**
 * The answers about a run as a JSON text, to be kept in its folder. What is read is not trusted: afterwards every sentence
 * can be told, and every chart drawn.
 *
 * @module
 */
import * as v from "valibot";
import { type Answer, type Message, questions } from "./answer.ts";
import { catalogue, type MessageKey } from "./catalogue/catalogue.ts";
import { placesOf } from "./catalogue/tell.ts";

/** The version of the format. */
const FORMAT = 1;

/** What the answers are about, and how they came about. */
export interface ExplanationAbout {
  /** The version of the program. */
  readonly dz: string;
  /** The number of seeds that were compared; null for none. */
  readonly seeds: number | null;
  /** Whether the training, done once more, repeated the run bit for bit. */
  readonly repeats: boolean;
}

/** Answers about a run, in the order of the questions. */
export interface Explanation {
  readonly about: ExplanationAbout;
  readonly answers: readonly Answer[];
}

/** The most characters of a text, and the most items of each list: far more than answers need. */
const most = { text: 1000, details: 100, charts: 20, lines: 50, points: 100_000, bars: 500, side: 500, nested: 5 };

/** The JSON text of answers. Numbers that are not finite, which JSON lacks, are `{"number":"NaN"}` and the like. */
export function formatExplanation(answers: readonly Answer[], about: ExplanationAbout): string {
  return JSON.stringify({ format: FORMAT, about, answers }, (_, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? { number: String(value) } : value,
  );
}

/** Reads answers from a JSON text. Throws an Error of one line that names the field which is wrong. */
export function parseExplanation(json: string): Explanation {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Error("not valid JSON"); // the parser's message quotes the text
  }
  const result = v.safeParse(explanationSchema, value, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw new Error(`${v.getDotPath(issue) ?? "it"}: ${issue.input === undefined ? "is missing" : issue.message}`);
  }
  const { about, answers } = result.output;
  return { about, answers };
}

const text = v.pipe(
  v.string("expected a text"),
  v.maxLength(most.text, `expected a text of at most ${most.text} characters`),
);

const notFinite = { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, "-Infinity": Number.NEGATIVE_INFINITY };

const number: v.GenericSchema<unknown, number> = v.union(
  [
    v.pipe(v.number(), v.finite()),
    v.pipe(
      v.object({ number: v.picklist(["NaN", "Infinity", "-Infinity"]) }),
      v.transform(({ number: name }) => notFinite[name]),
    ),
  ],
  "expected a number",
);

function listOf<T>(item: v.GenericSchema<unknown, T>, length: number): v.GenericSchema<unknown, readonly T[]> {
  return v.pipe(
    v.array(item, "expected a list"),
    v.maxLength(length, `expected at most ${length} items`),
  ) as v.GenericSchema<unknown, readonly T[]>;
}

/** A message within which others are nested, at most so deep. */
function messageSchema(depth: number): v.GenericSchema<unknown, Message> {
  const value = v.union(
    depth === 0 ? [number, text] : [number, text, v.lazy(() => messageSchema(depth - 1))],
    "expected a number, a text or a sentence",
  );
  return v.pipe(
    v.object(
      {
        key: v.custom<MessageKey>(
          (key) => typeof key === "string" && Object.hasOwn(catalogue, key),
          "expected the name of a sentence",
        ),
        values: v.exactOptional(
          v.record(
            v.pipe(v.string("expected a name"), v.maxLength(most.text, "expected a shorter name")),
            value,
            "expected values",
          ),
        ),
      },
      "expected a sentence",
    ),
    v.check(
      ({ key, values = {} }) => namesIn(key).every((name) => Object.hasOwn(values, name)),
      "a value of the sentence is missing",
    ),
  ) as v.GenericSchema<unknown, Message>;
}

/** The names of the places of a sentence. */
function namesIn(key: MessageKey): string[] {
  return placesOf(catalogue[key].en).map((place) => place.replace(/^\{(\w+).*$/, "$1"));
}

const message = messageSchema(most.nested);
const axis = v.object(
  { label: message, log: v.exactOptional(v.boolean("expected true or false")) },
  "expected an axis",
);
const points = listOf(number, most.points);

const lineChart = v.object(
  {
    kind: v.literal("lines", "expected lines"),
    title: message,
    x: axis,
    y: axis,
    lines: listOf(
      v.pipe(
        v.object(
          {
            name: message,
            x: points,
            y: points,
            as: v.exactOptional(v.picklist(["line", "dashed", "points"], "expected line, dashed or points")),
          },
          "expected a line",
        ),
        v.check(({ x, y }) => x.length === y.length, "expected as many values of y as of x"),
      ),
      most.lines,
    ),
  },
  "expected a chart",
);

const barChart = v.object(
  {
    kind: v.literal("bars", "expected bars"),
    title: message,
    value: axis,
    bars: listOf(
      v.object(
        {
          name: message,
          value: number,
          low: v.exactOptional(number),
          high: v.exactOptional(number),
          main: v.exactOptional(v.boolean("expected true or false")),
        },
        "expected a bar",
      ),
      most.bars,
    ),
  },
  "expected a chart",
);

const side = v.object(
  { label: message, names: listOf(v.union([number, text, message], "expected a name"), most.side) },
  "expected a side",
);

const mapChart = v.pipe(
  v.object(
    {
      kind: v.literal("map", "expected map"),
      title: message,
      rows: side,
      columns: side,
      values: listOf(listOf(number, most.side), most.side),
      value: axis,
    },
    "expected a chart",
  ),
  v.check(
    ({ rows, columns, values }) =>
      values.length === rows.names.length && values.every(({ length }) => length === columns.names.length),
    "expected a value for each row and column",
  ),
);

const chart = v.variant("kind", [lineChart, barChart, mapChart], "expected a chart");

const explanationSchema = v.object(
  {
    format: v.literal(FORMAT, `expected ${FORMAT}, the only format that is read`),
    about: v.object(
      {
        dz: text,
        seeds: v.nullable(v.pipe(v.number("expected a number"), v.integer("expected a whole number"))),
        repeats: v.boolean("expected true or false"),
      },
      "expected an object",
    ),
    answers: v.pipe(
      listOf(
        v.object(
          {
            question: v.picklist(questions, "expected a question"),
            answer: message,
            details: listOf(message, most.details),
            chart,
            more: v.exactOptional(listOf(chart as v.GenericSchema<unknown, Answer["chart"]>, most.charts)),
          },
          "expected an answer",
        ),
        questions.length,
      ),
      v.check(
        (answers) => new Set(answers.map(({ question }) => question)).size === answers.length,
        "a question is answered twice",
      ),
    ),
  },
  "expected an object",
) as v.GenericSchema<unknown, Explanation>;
