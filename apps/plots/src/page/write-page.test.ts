import { expect, test } from "vitest";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { judgedRun } from "../testing/learned-fixture.ts";
import { pageFiles, type ReportFile } from "./write-page.ts";

const figure = { id: "a", title: "A", description: "a", svg: "<svg/>", table: { columns: ["t"], rows: [[1]] } };
const gif = async (): Promise<Uint8Array> => Buffer.from("GIF89a");

async function filesOf(
  ...[report, figures, options]: Parameters<typeof filesArguments>
): Promise<[ReportFile[], string[]]> {
  const [files, problems]: [ReportFile[], string[]] = [[], []];
  for await (const file of pageFiles(report, figures, (text) => problems.push(text), options)) files.push(file);
  return [files, problems];
}
declare function filesArguments(
  report: Parameters<typeof pageFiles>[0],
  figures: Parameters<typeof pageFiles>[1],
  options: Parameters<typeof pageFiles>[3],
): void;

test("the numbers, two animations of each run, and the page at the end", async () => {
  const [files, problems] = await filesOf(fixtureReport([fixtureRun({})]), [figure], { every: 6, gif });
  expect(files.map(({ name }) => name)).toEqual([
    "a.csv",
    "animation-rnn-adam.svg",
    "animation-rnn-adam.gif",
    "index.html",
  ]);
  const [, svg, , page] = files.map(({ content }) => String(content));
  expect(svg?.match(/<g class="frame"/g)).toHaveLength(3);
  expect(page).toMatch(/^<!doctype html>/);
  expect(page).toContain('<a href="animation-rnn-adam.gif">GIF</a>');
  expect(problems).toEqual([]);
});

test("no animation of a run on a series", async () => {
  const [files, problems] = await filesOf(fixtureReport([judgedRun()]), [figure], { gif });
  expect([files.map(({ name }) => name), problems]).toEqual([["a.csv", "index.html"], []]);
});

test("a GIF that cannot be drawn is named, and the page does not link to it", async () => {
  const report = fixtureReport([fixtureRun({ model: "mlp" }), fixtureRun({})]);
  const [files, problems] = await filesOf(report, [], {
    gif: async (run) => {
      if (run.model === "MLP") throw new Error("cannot be drawn, and so on");
      return gif();
    },
  });
  const names = files.map(({ name }) => name);
  expect(names).toEqual(["animation-mlp-adam.svg", "animation-rnn-adam.svg", "animation-rnn-adam.gif", "index.html"]);
  expect(problems).toEqual(["the GIF of MLP + Adam cannot be drawn, and so on"]);
  const page = String(files.at(-1)?.content);
  expect([page.includes("animation-mlp-adam.svg"), page.includes("animation-mlp-adam.gif")]).toEqual([true, false]);
});

test("a run's name leads to no other folder", async () => {
  const [files] = await filesOf(fixtureReport([{ ...fixtureRun({}), name: "../../evil" }]), [], { every: 12, gif });
  expect(files.map(({ name }) => name)).toEqual(["animation--..-evil.svg", "animation--..-evil.gif", "index.html"]);
});

test("a long run says how many of its epochs are shown", async () => {
  const run = fixtureRun({});
  const epochs = run.epochs.map((epoch, i) => ({ ...epoch, epoch: i === 11 ? 9000 : epoch.epoch }));
  const long = { shown: epochs, rises: 0, testLosses: new Float64Array(9000) };
  const [files] = await filesOf(fixtureReport([{ ...run, epochs, long }]), [], { gif });
  const [svg, , page] = files.map(({ content }) => String(content));
  expect(svg).toMatch(/>2 of 9000 epochs</);
  expect(page).toContain("Of the 9000 epochs of SimpleRNN + Adam 12 are shown here, the best and the last among them.");
  expect(page).toContain("Of runs with many epochs the lowest and the highest losses of each stretch are drawn.");
});
