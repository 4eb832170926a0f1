/** The page of runs on a series in a real browser, as in browser.test.ts. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { figures } from "../figures/index.ts";
import { axeFindings } from "../testing/axe.ts";
import { executablePath } from "../testing/chromium.ts";
import { fixtureReport } from "../testing/fixture.ts";
import { judgedRun, unjudgedRun } from "../testing/learned-fixture.ts";
import { pageDocument } from "./document.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-browser-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.skipIf(executablePath === undefined)(
  "has a chart of losses with a cursor of its own, where no run has predictions, and nothing that axe finds",
  async () => {
    const complaints: string[] = [];
    const file = join(folder, "series.html");
    const report = fixtureReport([judgedRun(), { ...unjudgedRun(), name: "half", label: "half" }]);
    writeFileSync(
      file,
      pageDocument(
        report,
        figures(report, (problem) => complaints.push(problem)),
      ),
    );
    const browser = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector("#losses[role=slider][aria-valuetext]");
    const at = async () => page.getAttribute("#losses", "aria-valuenow");
    expect(await at()).toBe("12");
    await page.focus("#losses");
    await page.keyboard.press("ArrowLeft");
    expect(await at()).toBe("11");
    await page.keyboard.press("Home");
    expect(await page.textContent("#losses-readout")).toMatch(
      /^Epoch 1\. LSTM \+ Adam on co2: train [\d.]+, validation [\d.]+; half: /,
    );
    await page.check("#axis-linear");
    expect(await page.locator("#player").count()).toBe(0);
    await page.click("#learned-lstm-adam-co2 table[data-sort] th:nth-child(2) button");
    expect(await page.textContent("#learned-lstm-adam-co2 tbody th")).toContain("LSTM");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const found = await axeFindings(page);
    expect([found, complaints]).toEqual([[], []]);
    await browser.close();
  },
);
