import { type Answer, questionKeys, questions } from "@dz/probes";
import { figureLines } from "./figures/figure.ts";
import { painted, type Style, told } from "./figures/style.ts";
import { wrapText } from "./wrap-text.ts";

/** The widest lines of text: longer ones are hard to read. */
const TEXT_COLUMNS = 100;

/** The widest figures: wider ones show no more. */
const FIGURE_COLUMNS = 120;

/** On a narrower terminal nothing is indented. */
const INDENTED_FROM = 60;

/** An answer: the question, the sentence, what it rests on, and its figures; ends with an empty line. */
export function answerText(answer: Answer, style: Style): string {
  const indent = style.columns < INDENTED_FROM ? "" : "   ";
  const room = style.columns - indent.length;
  const width = Math.min(room, TEXT_COLUMNS);
  const number = `${questions.indexOf(answer.question) + 1}.`.padEnd(3);
  const title = wrapText(`${number}${told({ key: questionKeys[answer.question] }, style)}`, style.columns);
  const details = answer.details.flatMap((detail) =>
    wrapText(told(detail, style), width - 2).map((line, i) => `${i === 0 ? "- " : "  "}${line}`),
  );
  const figures = [answer.chart, ...(answer.more ?? [])].flatMap((chart) => [
    "",
    ...figureLines(chart, { ...style, columns: Math.min(room, FIGURE_COLUMNS) }),
  ]);
  const lines = [
    ...wrapText(told(answer.answer, style), width),
    ...(details.length === 0 ? [] : ["", ...details]),
    ...figures,
  ];
  return [
    ...title.map((line) => painted(line, "bold", style)),
    ...lines.map((line) => (line === "" ? "" : indent + line)),
    "\n",
  ].join("\n");
}

/** A remark between answers, in lines that fit; ends with an empty line. */
export function remarkText(text: string, { columns }: Style): string {
  return `${wrapText(text, Math.min(columns, TEXT_COLUMNS)).join("\n")}\n\n`;
}
