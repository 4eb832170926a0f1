import { checkMarkup } from "@dz/drawing/testing";
import { expect, test } from "vitest";
import { figures } from "../figures/index.ts";
import { fixtureReport } from "../testing/fixture.ts";
import { fourPairs, grid, manyReport, sweptRun } from "../testing/swept-fixture.ts";
import { pageDocument } from "./document.ts";
import { manyLinks, manyMarkup } from "./many-section.ts";

const fail = (problem: string): void => {
  throw new Error(problem);
};
const pageOf = (...report: Parameters<typeof manyReport>): string => {
  const made = manyReport(...report);
  return pageDocument(made, figures(made, fail));
};

test("what differs stands first, then the ranking, the differences, the bands, the maps, and the best run", () => {
  const page = pageOf(grid(12));
  const parts = [
    'id="many"',
    "class=verdict",
    "figure-ranking",
    "figure-differences",
    "figure-bands",
    "figure-by-2-lr",
    "figure-map",
  ];
  const last = ["id=best-run", "id=runs ", "id=player", "id=figures", "figure-loss-rnn-adam"];
  const main = page.slice(page.indexOf("<main"));
  const places = [...parts, ...last].map((part) => main.indexOf(part));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
  expect(page.match(/id="figure-prediction-/g)).toHaveLength(1);
  expect(page).toMatch(/<p class=verdict>\d+ of 11 pairs of settings differ by more than chance\.</);
  expect(page).toMatch(
    /<li>LSTM \+ Adam, lr 0\.001, hidden 30, seed \d+, in <code>\/home\/ada\/runs\/sweep\/lstm-30-0\.001-seed\d+<\/code>/,
  );
});

test("the numbers of the ranking and of the differences are open", () => {
  const page = pageOf(fourPairs());
  expect(page.match(/<details[^>]* open>/g)).toHaveLength(2);
  expect(page).toContain("<tr><td>1<td class=word>LSTM + Adam<td>20<td>");
  expect(page).toContain("<td class=word>may be chance");
});

test("of more than a hundred settings the best hundred are in the table", () => {
  const runs = Array.from({ length: 240 }, (_, i) =>
    sweptRun({ settings: { hidden: i >> 1 }, seed: i % 2, best: i + 1 }),
  );
  const page = pageOf(runs);
  expect(page).toContain("The first 100 rows are shown; all 120 are in");
  expect(page).toContain("<tr><td>100<td class=word>");
  expect(page).not.toContain("<tr><td>101<td class=word>");
  expect(page).toContain("The first 100 of 120 settings are listed.");
});

test("which seeds of each setting are finished, unfinished and failed, and why", () => {
  const [first, ...others] = fourPairs(3).filter(({ config }) => config.settings.optimizer === "adam");
  const runs = [{ ...(first as (typeof others)[0]), finished: false }, ...others];
  const reason = "<script>alert(1)</script>";
  const { many } = manyReport(runs, [{ folder: "/home/ada/runs/sweep/rnn-adam-seed3", reason }]);
  const markup = manyMarkup(many, []);
  expect(markup).toContain(
    '<th scope=row>LSTM + Adam<td class=word>1 to 2<td data-value="2">2<td data-value="1">1<td data-value="0">0',
  );
  expect(markup).toContain(
    '<th scope=row>SimpleRNN + Adam<td class=word>0 to 2<td data-value="3">3<td data-value="0">0<td data-value="1">1',
  );
  expect(markup).toContain("1 run has not come to the end, and is left out of what follows.");
  expect(markup).toContain("<p class=note>1 run has failed: &lt;script&gt;alert(1)&lt;/script&gt;.</p>");
});

test("without finished runs it says so, and there is no best run", () => {
  const runs = fourPairs(4).map((run) => ({ ...run, finished: false }));
  const { many } = manyReport(runs);
  expect(manyMarkup(many, [])).toContain("No run has come to its end yet: there is nothing to compare.");
  const report = { ...fixtureReport([]), many: many as NonNullable<typeof many> };
  const page = pageDocument(report, figures(report, fail));
  expect(page).not.toContain("id=best-run");
  expect(page).toContain("There is no run to show.");
});

test("without a common seed nothing can be said", () => {
  const runs = [0, 1].map((seed) => sweptRun({ settings: { lr: seed + 1 }, seed }));
  expect(manyMarkup(manyReport(runs).many, [])).toContain("1 pair has too few common seeds: 6");
});

test("a report of few runs has none of it", () => {
  expect([manyMarkup(undefined, []), manyLinks(undefined, [])]).toEqual(["", ""]);
});

test("five hundred runs of a hundred epochs are less than two megabytes, and so are all pictures", () => {
  const runs = Array.from({ length: 500 }, (_, i) => {
    const settings = { hidden: 10 * (1 + (i % 5)), lr: 10 ** -(1 + (Math.floor(i / 5) % 5)) };
    const best = 0.001 * (1 + Math.sin(i) ** 2) * (1 + (i % 25));
    return sweptRun({ settings, seed: Math.floor(i / 25), best, epochs: 100 });
  });
  const report = manyReport(runs);
  const drawn = figures(report, fail);
  for (const { svg } of drawn) checkMarkup(svg);
  const swept = drawn.filter(({ sweep }) => sweep !== undefined);
  expect(swept.map(({ id }) => id)).toEqual(["ranking", "differences", "bands", "by-1-lr", "by-2-hidden", "map"]);
  expect(swept.reduce((sum, { svg }) => sum + svg.length, 0)).toBeLessThan(500_000);
  expect(Buffer.byteLength(pageDocument(report, drawn))).toBeLessThan(2_000_000);
});
