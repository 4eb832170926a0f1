import { expect, test } from "vitest";
import type { Answer, Message } from "./answer.ts";
import { tell } from "./catalogue/tell.ts";
import { languages } from "./catalogue/words.ts";
import { formatExplanation, parseExplanation } from "./explanation.ts";

const about = { dz: "1", seeds: 3, repeats: true };
const word = { key: "epoch" } as const;
const message = { key: "text", values: { text: { key: "text", values: { text: "x" } } } } as const;
const axis = { label: word };
const answer: Answer = {
  question: "good",
  answer: message,
  details: [
    { key: "text", values: { text: Number.POSITIVE_INFINITY } },
    { key: "text", values: { text: "NaN" } },
  ],
  chart: {
    kind: "lines",
    title: word,
    x: axis,
    y: { ...axis, log: true },
    lines: [{ name: word, x: [1, 2, 3], y: [1e-300, Number.NaN, Number.NEGATIVE_INFINITY], as: "dashed" }],
  },
  more: [
    { kind: "bars", title: word, value: axis, bars: [{ name: word, value: 1 / 3, low: 0, high: 1, main: true }] },
    {
      kind: "map",
      title: word,
      rows: { label: word, names: ["0.5 π", 2] },
      columns: { label: word, names: [message] },
      values: [[1], [Number.NaN]],
      value: axis,
    },
  ],
};

test("answers come back as they were, numbers that are not finite, too", () => {
  const other: Answer = { ...answer, question: "sure" };
  expect(parseExplanation(formatExplanation([answer, other], about))).toEqual({ about, answers: [answer, other] });
  expect(parseExplanation(formatExplanation([], { ...about, seeds: null })).about.seeds).toBeNull();
});

type Place = { [name: string]: Place };

/** The message for an explanation in which the field at a path has another value; undefined for none. */
function refusal(path: string, value: unknown): string {
  const whole = JSON.parse(formatExplanation([answer], about)) as Place;
  const names = path.split(".");
  const last = names.pop() as string;
  const place = names.reduce((at, name) => at[name] as Place, whole);
  if (value === undefined) delete place[last];
  else (place as Record<string, unknown>)[last] = value;
  try {
    parseExplanation(JSON.stringify(whole));
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

test("what is wrong is named in one line", () => {
  const a = "answers.0";
  const sentence = `${a}.answer`;
  expect(refusal("format", 2)).toBe("format: expected 1, the only format that is read");
  expect(refusal("about.repeats", 1)).toBe("about.repeats: expected true or false");
  expect(refusal(`${a}.question`, "what")).toBe(`${a}.question: expected a question`);
  expect(refusal(`${sentence}.key`, "no such key")).toBe(`${sentence}.key: expected the name of a sentence`);
  expect(refusal(`${sentence}.key`, "toString")).toBe(`${sentence}.key: expected the name of a sentence`);
  expect(refusal(`${sentence}.values`, undefined)).toBe(`${sentence}: a value of the sentence is missing`);
  expect(refusal(`${sentence}.values`, {})).toBe(`${sentence}: a value of the sentence is missing`);
  expect(refusal(`${sentence}.values.text`, null)).not.toBe("");
  expect(refusal(`${sentence}.values.text`, "x".repeat(1001))).not.toBe("");
  expect(refusal(`${a}.details`, Array(101).fill({ key: "epoch" }))).toBe(`${a}.details: expected at most 100 items`);
  expect(refusal(`${a}.chart.kind`, "pie")).not.toBe("");
  expect(refusal(`${a}.chart.lines.0.y`, [1])).toBe(`${a}.chart.lines.0: expected as many values of y as of x`);
  expect(refusal(`${a}.chart.lines.0.y.0`, "1")).toBe(`${a}.chart.lines.0.y.0: expected a number`);
  expect(refusal(`${a}.chart.lines.0.y.0`, { number: "1" })).toBe(`${a}.chart.lines.0.y.0: expected a number`);
  expect(refusal(`${a}.more.1.values`, [[1]])).toBe(`${a}.more.1: expected a value for each row and column`);
  for (const path of ["about", "answers", sentence, `${a}.chart`, `${a}.more.0.bars.0.value`]) {
    for (const value of [undefined, null, 7, "x", []]) {
      if (path === "answers" && Array.isArray(value)) continue;
      if (path.endsWith("value") && value === 7) continue;
      expect(refusal(path, value), `${path} ${JSON.stringify(value)}`).toMatch(/^[^\n]{1,200}$/);
    }
  }
  expect(refusal(`${a}.chart.title`, undefined)).toBe(`${a}.chart.title: is missing`);
  expect(() => parseExplanation("{")).toThrow("not valid JSON");
  const twice = formatExplanation([answer, answer], about);
  expect(() => parseExplanation(twice)).toThrow("answers: a question is answered twice");
});

test("sentences are nested only so deep", () => {
  let deep: unknown = "x";
  for (let i = 0; i < 6; i++) deep = { key: "text", values: { text: deep } };
  expect(refusal("answers.0.answer", deep)).toBe("");
  expect(refusal("answers.0.answer", { key: "text", values: { text: deep } })).not.toBe("");
});

test("what is read can be told", () => {
  const { answers } = parseExplanation(formatExplanation([answer], about));
  expect(answers[0]?.details.map((each) => tell(each, "ja"))).toEqual(["Infinity", "NaN"]);
});

/** All paths within a JSON value. */
function* pathsOf(value: unknown, path = ""): Generator<string> {
  if (path !== "") yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [name, each] of Object.entries(value)) yield* pathsOf(each, path === "" ? name : `${path}.${name}`);
}

/** All messages within a value. */
function* messagesOf(value: unknown): Generator<Message> {
  if (typeof value !== "object" || value === null) return;
  if ("key" in value) yield value as Message;
  for (const each of Object.values(value)) yield* messagesOf(each);
}

test("whatever stands in any place, it is refused in one line, or all of it can be told", () => {
  const json = formatExplanation([answer], about);
  const odd = [
    undefined,
    null,
    true,
    -1,
    1e300,
    "",
    "x\n",
    [],
    [[]],
    {},
    { key: "text" },
    { number: "NaN" },
    { key: "step" },
  ];
  const counts = { read: 0, refused: 0 };
  for (const path of pathsOf(JSON.parse(json))) {
    for (const value of odd) {
      const whole = JSON.parse(json) as Place;
      const names = path.split(".");
      const last = names.pop() as string;
      const place = names.reduce((at, name) => at[name] as Place, whole);
      (place as Record<string, unknown>)[last] = value;
      let read: unknown;
      try {
        read = parseExplanation(JSON.stringify(whole));
        counts.read++;
      } catch (error) {
        expect((error as Error).message, `${path} ${JSON.stringify(value)}`).toMatch(/^[^\n]{1,200}$/);
        counts.refused++;
      }
      for (const each of messagesOf(read)) for (const language of languages) tell(each, language);
    }
  }
  expect(counts.read).toBeGreaterThan(50);
  expect(counts.refused).toBeGreaterThan(300);
});
