import { expect, test } from "vitest";
import { answerFigures } from "../explained/answer-figures.ts";
import { answersFixture } from "../testing/answers-fixture.ts";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { answersLinks, answersMarkup } from "./answers-section.ts";
import { pageDocument } from "./document.ts";

const plain = fixtureRun({});
const asked = { ...plain, answers: answersFixture };
const figures = answerFigures(asked, "en");

test("each question is a heading, with its answer, what that rests on, and its figures, the further ones folded", () => {
  const markup = answersMarkup([asked], figures, "en");
  const parts = [
    "<h2",
    "<h3>Is it good?</h3>",
    "No: its test loss is not a finite number",
    "<li>",
    `id="figure-why-good-${asked.name}"`,
    "<h3>Where is the error?</h3>",
    `id="figure-why-where-${asked.name}"`,
    "1 further figures",
    `id="figure-why-where-2-${asked.name}"`,
  ];
  const places = parts.map((part) => markup.indexOf(part));
  expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(markup).toContain("<h4>");
  expect(markup).toContain("lang=en");
});

test("in Japanese the section says its language", () => {
  const markup = answersMarkup([asked], answerFigures(asked, "ja"), "ja");
  expect(markup).toContain("lang=ja");
  expect(markup).toContain("誤差はどこにありますか？");
});

test("how to ask a run that was not asked is a command with its folder, quoted", () => {
  const markup = answersMarkup([{ ...plain, folder: "/runs/it's <here>" }], [], "en");
  expect(markup).toContain("start why &#39;/runs/it&#39;\\&#39;&#39;s &lt;here&gt;&#39;</code>");
  expect(markup).toContain("is not in this report yet");
  expect(answersMarkup([asked, plain], figures, "en")).toContain("The other runs were not asked yet.");
  expect(answersMarkup([], [], "en")).toBe("");
});

test("the page links to it, and does not repeat its figures among the others", () => {
  const html = pageDocument({ ...fixtureReport([asked]), language: "en" }, figures);
  expect(html.split(`id="figure-why-good-${asked.name}"`).length).toBe(2);
  expect(html).toContain(`<a href="#why-${asked.name}">`);
  expect(answersLinks([plain], "en")).toBe("");
});
