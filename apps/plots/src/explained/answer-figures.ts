import { type Answer, type Language, tell } from "@dz/probes";
import type { Figure } from "../figure.ts";
import type { ReportRun } from "../report-data.ts";
import { chartSvg } from "./chart-svg.ts";
import { chartTable } from "./chart-table.ts";

/** The figures of the answers of a run, in their order. */
export function answerFigures(run: ReportRun, language: Language): Figure[] {
  return (run.answers ?? []).flatMap((answer) => figuresOf(answer, run, language));
}

/** The figures of an answer: the main one, which shows what its sentence says, and the others. */
function figuresOf({ question, chart, more = [] }: Answer, run: ReportRun, language: Language): Figure[] {
  return [chart, ...more].map((each, i) => {
    const id = `why-${question}${i === 0 ? "" : `-${i + 1}`}-${run.name}`;
    const title = tell(each.title, language);
    return {
      id,
      run: run.name,
      why: question,
      title,
      description: title, // what it shows is said above it
      svg: chartSvg(each, { id, language }),
      table: chartTable(each, language),
    };
  });
}
