import { checkMarkup } from "@dz/drawing/testing";
import { describe, expect, test } from "vitest";
import { answersFixture } from "../testing/answers-fixture.ts";
import { fixtureRun } from "../testing/fixture.ts";
import { answerFigures } from "./answer-figures.ts";

const run = { ...fixtureRun({}), answers: answersFixture };

test("a run that was not asked has none", () => {
  expect(answerFigures(fixtureRun({}), "en")).toEqual([]);
});

describe.each(["en", "ja"] as const)("%s", (language) => {
  const figures = answerFigures(run, language);

  test("each chart is a figure of its question, with a name of its own", () => {
    expect(figures.map(({ id, why, run: of }) => [id, why, of])).toEqual([
      [`why-good-${run.name}`, "good", run.name],
      [`why-where-${run.name}`, "where", run.name],
      [`why-where-2-${run.name}`, "where", run.name],
    ]);
    for (const { svg } of figures) checkMarkup(svg);
  });

  test("words are in the language, and nothing of them is markup", () => {
    const [bars, lines] = figures.map(({ svg }) => svg) as [string, string];
    expect(bars).toContain(language === "en" ? "mean squared error" : "平均二乗誤差");
    expect(lines).toContain("&lt;b&gt;&amp;amp;");
    expect(lines).not.toContain("<b>");
  });
});

test("the numbers behind the charts: bars with their intervals, all x of all lines, and the cells of a map", () => {
  const [bars, lines, map] = answerFigures(run, "en").map(({ table }) => table);
  expect(bars?.columns).toEqual(["", "mean squared error", "2.5 %", "97.5 %"]);
  expect(bars?.rows).toEqual([
    ["the network", 0.002, 0.001, 0.003],
    ["repeating the last value", 7.9e-5, "", ""],
    ["noise alone", 0, "", ""],
  ]);
  expect(lines?.columns).toEqual(["step", "after a warm-up", "from an empty state", "<b>&amp;"]);
  expect(lines?.rows).toEqual([
    [0, 0.1, 0.2, ""],
    [1, Number.NaN, "", 1],
    [2, 0.3, 0.1, ""],
  ]);
  expect(map).toEqual({
    columns: ["step", "0 π", "epoch"],
    rows: [
      ["0.5", 1, 10],
      ["1", 100, Number.NaN],
    ],
  });
});
