import { type Answer, type Language, tell, titles } from "@dz/probes";
import { paint } from "../terminal.ts";
import { drawChart } from "./draw/draw-chart.ts";
import type { Look } from "./draw/look.ts";
import { wrapText } from "./wrap-text.ts";

/** The columns that sentences take at most: longer lines are hard to read. */
const READABLE = 100;

/** The answer to one question: the question, the sentence, what it rests on, and the charts that are asked for. Ends with a line break. */
export function answerText(
  { question, answer, details, chart, more = [] }: Answer,
  language: Language,
  look: Look,
  figures: "main" | "all" | "none",
): string {
  const columns = Math.min(look.columns, READABLE);
  const bold = (text: string): string => (look.color ? paint(text, "bold") : text);
  const title = tell({ key: titles[question] }, language);
  const lines = [bold(title), ...wrapText(tell(answer, language), columns).map(bold)];
  for (const detail of details) {
    const [first = "", ...rest] = wrapText(tell(detail, language), columns - 2);
    lines.push(`- ${first}`, ...rest.map((line) => `  ${line}`));
  }
  const charts = { main: [chart], all: [chart, ...more], none: [] };
  for (const each of charts[figures]) {
    const drawn = drawChart(each, language, { ...look, columns });
    if (drawn.length > 0) lines.push("", ...wrapText(tell(each.title, language), columns), ...drawn);
  }
  return `${lines.join("\n")}\n`;
}
