/** The page of many runs in a real browser, as in browser.test.ts. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { figures } from "../figures/index.ts";
import { axeFindings } from "../testing/axe.ts";
import { executablePath } from "../testing/chromium.ts";
import { grid, manyReport } from "../testing/swept-fixture.ts";
import { pageDocument } from "./document.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-browser-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.skipIf(executablePath === undefined)(
  "fits on a phone, sorts its runs, has one run to play, and nothing that axe finds in light and dark",
  async () => {
    const complaints: string[] = [];
    const file = join(folder, "many.html");
    const report = manyReport(grid(), [{ folder: "/home/ada/runs/sweep/lstm-10-0.001-seed9", reason: "killed" }]);
    const drawn = figures(report, (problem) => complaints.push(problem));
    writeFileSync(file, pageDocument(report, drawn));
    const browser = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await browser.newPage({ viewport: { width: 390, height: 800 }, colorScheme });
      page.setDefaultTimeout(0); // that of the tests is enough
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.goto(pathToFileURL(file).href);
      await page.waitForSelector("#losses[role=slider][aria-valuetext]");
      expect(await page.locator("#run option").count()).toBe(1);
      await page.click("#many > .card summary");
      await page.click("#many table[data-sort] th:nth-child(5) button");
      await page.click("#many table[data-sort] th:nth-child(5) button");
      expect(await page.textContent("#many tbody th")).toBe("LSTM + Adam, lr 0.001, hidden 10");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      const found = await axeFindings(page);
      expect([found, complaints]).toEqual([[], []]);
    }
    await browser.close();
  },
);
