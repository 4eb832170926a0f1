import { describe, expect, test } from "vitest";
import type { Figure } from "../figure.ts";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { pageDocument } from "./document.ts";
import { hashOf } from "./policy.ts";

const figure: Figure = {
  id: "sine-curve",
  title: "Sine Curve",
  description: "The noisy sine.",
  svg: '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0H9"/></svg>',
  table: { columns: ["t", "x"], rows: [[0, 0.5]] },
};
const page = pageDocument(fixtureReport(), [figure, { ...figure, id: "cosine-curve", title: "Cosine Curve" }]);

function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start) + start.length;
  return text.slice(from, text.indexOf(end, from));
}

describe("pageDocument", () => {
  test("has all figures, in order, with their words and numbers", () => {
    const places = ['id="figure-sine-curve"', 'id="figure-cosine-curve"'].map((text) => page.indexOf(text));
    expect(places[0]).toBeGreaterThan(0);
    expect(places[1]).toBeGreaterThan(places[0] ?? 0);
    expect(page).toContain('alt="Sine Curve. The noisy sine."');
    expect(page).toContain("<tr><td>0<td>0.5</table>");
    expect(page).toContain('<a href="sine-curve.csv" download>');
  });

  test("has the runs, their commands and settings", () => {
    for (const { label, config } of fixtureReport().runs) {
      expect(page).toContain(`${label}<td`);
      expect(page).toContain(config.command);
    }
    expect(page).toContain("<dt>lr<dd>0.001");
    expect(page).toContain("npx --yes pnpm@12 --filter plots start runs/compare");
  });

  test("shows the last prediction of every run without its script", () => {
    const markup = page.replace(/<script>.*<\/script>/s, "");
    expect(markup.match(/class="prediction" d="M/g)).toHaveLength(3);
    expect(between(markup, "id=wave-title class=frame-title>", "</p>")).toMatch(
      /^iter:12, loss=[\d.]+, model:SimpleRNN, optimizer:Adam$/,
    );
  });

  test("allows its own script and style, by their hashes, and nothing else", () => {
    const policy = between(page, 'http-equiv="Content-Security-Policy" content="', '"').replaceAll("&#39;", "'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src ${hashOf(between(page, "<script>", "</script>"))};`);
    expect(policy).toContain(`style-src ${hashOf(between(page, "<style>", "</style>"))};`);
    expect(policy).not.toContain("unsafe");
    expect(page).not.toMatch(/\sstyle=|\son\w+=/);
  });

  test("names nothing that it would have to ask for", () => {
    expect(page).not.toMatch(/(src|href)=["']?(https?:)?\/\//);
    expect(page).not.toMatch(/<link|@import|url\(/);
  });

  test("the same data give the same page", () => {
    expect(pageDocument(fixtureReport(), [figure])).toBe(pageDocument(fixtureReport(), [figure]));
  });

  test("exists without runs and says so", () => {
    const empty = pageDocument({ ...fixtureReport([]), problems: ["runs/a: there is no config.json"] }, [figure]);
    expect(empty).toContain("There is no run to show.");
    expect(empty).toContain("runs/a: there is no config.json");
  });
});

test("what runs and figures say is text, wherever it stands", () => {
  const evil = `<script>alert(1)</script>"'><img src=x onerror=alert(2)></script>`;
  const run = fixtureRun({});
  const settings = { [evil]: evil };
  const report = {
    ...fixtureReport([
      {
        ...run,
        name: evil,
        label: evil,
        model: evil,
        optimizer: evil,
        warnings: [evil],
        config: { ...run.config, dz: evil, node: evil, started: evil, command: evil, settings },
      },
    ]),
    command: evil,
    versions: { dz: evil, node: evil },
    problems: [evil],
  };
  const table = { columns: [evil], rows: [[evil]] };
  const written = pageDocument(report, [{ id: evil, title: evil, description: evil, svg: figure.svg, table }]);
  expect(written).not.toContain("<script>alert");
  expect(written).not.toContain("<img src=x");
  expect(written.match(/<script/g)).toHaveLength(2);
  expect(written.match(/<\/script/g)).toHaveLength(2);
});

test("five runs of 100 epochs and two dozen figures are less than a megabyte", () => {
  const points = 999;
  const wave = Float64Array.from({ length: points }, (_, i) => Math.cos((4 * Math.PI * (i + 1)) / points));
  const five = Array.from({ length: 5 }, (_, k) => {
    const run = fixtureRun({ seed: k });
    const epochs = Array.from({ length: 100 }, (_, i) => ({
      epoch: i + 1,
      trainLoss: 1 / (i + 3.1),
      testLoss: 1 / (i + 7.3),
    }));
    const predictions = epochs.map(({ epoch }) =>
      wave.map((x, i) => x * (1 - 0.5 / epoch) + 0.2 * Math.exp(-i / (3 + k))),
    );
    return { ...run, epochs, predictions };
  });
  const report = fixtureReport(five);
  const testWave = { xs: wave, ts: wave };
  const line = [...wave].map(
    (y, i) => `${i === 0 ? "M" : "L"}${(100 + i * 1.07).toFixed(2)},${(300 - 200 * y).toFixed(2)}`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><path d="${line.join("")}"/><path d="${line.join("")}"/></svg>`;
  const rows = [...wave].map((y, i) => [i, y, y + 0.01, 0.01]);
  const figures = Array.from({ length: 24 }, (_, i) => ({
    ...figure,
    id: `figure-${i}`,
    svg,
    table: { columns: ["t", "target", "prediction", "difference"], rows },
  }));
  const written = pageDocument({ ...report, data: { ...report.data, testWave } }, figures);
  expect(Buffer.byteLength(written)).toBeLessThan(1_000_000);
});
