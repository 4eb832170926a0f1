/**
 * The page in a real browser. Without one these tests are skipped, with a hint how to install it; they install and
 * download nothing.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { axeFindings } from "../testing/axe.ts";
import { executablePath } from "../testing/chromium.ts";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { pageDocument } from "./document.ts";

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="400" height="200" fill="#fff"/></svg>';
const table = { columns: ["t", "x"], rows: [[0, 0.5]] };
const figure = { id: "sine-curve", title: "Sine Curve", description: "The noisy sine.", svg, table };
const first = fixtureRun({});
const evil = fixtureRun({ model: "<script>alert(1)</script>", seed: 7 });

describe.skipIf(executablePath === undefined)("the page in Chromium", () => {
  let browser: Browser;
  let folder: string;
  let page: Page;
  let requests: string[];
  let complaints: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "dz-browser-"));
    const report = fixtureReport([...fixtureReport().runs, evil]);
    writeFileSync(join(folder, "index.html"), pageDocument(report, [figure]));
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function load(): Promise<void> {
    requests = [];
    complaints = [];
    await page.goto(pathToFileURL(join(folder, "index.html")).href);
  }

  async function open(options: BrowserContextOptions = {}): Promise<void> {
    page = await browser.newPage(options);
    page.setDefaultTimeout(0); // that of the tests is enough
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`));
    await load();
    if (options.javaScriptEnabled !== false) await ready();
  }

  async function ready(): Promise<void> {
    await page.waitForSelector("#losses[role=slider][aria-valuetext]");
  }

  const title = async (): Promise<string> => (await page.textContent("#wave-title")) ?? "";
  const epoch = async (): Promise<string> => page.inputValue("#epoch");
  const curve = async (): Promise<string | null> => page.getAttribute("#wave-prediction path", "d");

  describe("with its script", () => {
    beforeAll(() => open());

    beforeEach(async () => {
      await load();
      await ready();
    });

    afterEach(() => {
      expect(complaints).toEqual([]);
      expect(requests.filter((url) => !url.startsWith("data:"))).toHaveLength(1);
    });

    afterAll(() => page.close());

    test("rests at the last epoch, plays, and stops at the end", async () => {
      expect([await epoch(), await page.textContent("#play")]).toEqual(["12", "Play"]);
      const last = await curve();
      await page.selectOption("#speed", "4");
      await page.clock.install();
      await page.clock.pauseAt(Date.now() + 60_000); // from now on time goes by when it is told to
      await page.click("#play");
      expect([await epoch(), await page.textContent("#play")]).toEqual(["1", "Pause"]);
      expect(await curve()).not.toBe(last);
      await page.clock.runFor(60_000);
      expect([await epoch(), await page.textContent("#play"), await curve()]).toEqual(["12", "Play", last]);
    });

    test("is steered by the keyboard, and the chart of losses follows", async () => {
      await page.focus("#epoch");
      await page.keyboard.press("Home");
      expect(await title()).toMatch(/^iter:1, /);
      await page.keyboard.press("ArrowRight");
      expect(await page.getAttribute("#losses", "aria-valuenow")).toBe("2");
      const before = await page.getAttribute("#losses-cursor path", "d");
      await page.focus("#losses");
      await page.keyboard.press("End");
      expect(await epoch()).toBe("12");
      expect(await page.getAttribute("#losses-cursor path", "d")).not.toBe(before);
      await page.focus("#next");
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("ArrowLeft");
      expect(await page.textContent("#status")).toContain(`${first.label}, epoch 10: test loss `);
    });

    test("jumps to the best epoch of the run that is chosen", async () => {
      await page.selectOption("#run", "1");
      const { epochs } = fixtureReport().runs[1] ?? fixtureRun({});
      const least = Math.min(...epochs.map(({ testLoss }) => testLoss));
      await page.click("#best");
      expect(await title()).toContain("model:MLP, optimizer:SGD");
      expect(await epoch()).toBe(String(1 + epochs.findIndex(({ testLoss }) => testLoss === least)));
    });

    test("tells values under the pointer and the keys", async () => {
      await page.hover("#wave");
      expect(await page.textContent("#wave-readout")).toMatch(/^t = \d+: target −?[\d.]+, prediction /);
      await page.focus("#wave");
      await page.keyboard.press("Home");
      const target = fixtureReport().data.testWave.ts[0] ?? Number.NaN;
      expect(await page.getAttribute("#wave", "aria-valuetext")).toContain(`t = 0: target ${target.toPrecision(4)}`);
      await page.hover("#losses");
      const words = (await page.textContent("#losses-readout")) ?? "";
      expect(words).toMatch(/^Epoch [67]\. /);
      expect(words).toContain(`${first.label}: train `);
    });

    test("has a linear and a logarithmic axis", async () => {
      const marks = (): Promise<string[]> => page.locator("#losses-lines text[text-anchor=end]").allTextContents();
      expect(await marks()).toContain("0.1");
      await page.check("#axis-linear");
      expect(await marks()).toContain("0");
      await page.check("#axis-log");
      expect(await marks()).not.toContain("0");
    });

    test("sorts its table", async () => {
      const column = (): Promise<string[]> => page.locator("#runs tbody tr td:nth-child(10)").allTextContents();
      const header = page.getByRole("button", { name: "Test loss", exact: true });
      await header.click();
      const up = await column();
      expect(up.map(Number)).toEqual([...up].map(Number).sort((a, b) => a - b));
      await header.click();
      expect(await column()).toEqual([...up].reverse());
      expect(await page.locator("th[aria-sort=descending]").textContent()).toBe("Test loss");
    });

    test("switches between light and dark", async () => {
      const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const light = await paper();
      await page.click("#theme");
      expect(await paper()).not.toBe(light);
      await page.click("#theme");
      expect(await paper()).toBe(light);
    });

    test("runs nothing that a run's name says", async () => {
      expect(await page.locator("#run option").allTextContents()).toContain(evil.label);
      await page.selectOption("#run", "3");
      expect(await title()).toContain("model:<script>alert(1)</script>");
      expect(await page.locator("script").count()).toBe(2);
    });
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing in %s colours, also on a narrow screen",
    async (colorScheme) => {
      await open({ colorScheme, viewport: { width: colorScheme === "light" ? 1280 : 390, height: 900 } });
      await page.locator("summary").evaluateAll((all) => {
        for (const summary of all) (summary.parentElement as HTMLDetailsElement).open = true;
      });
      const found = await axeFindings(page);
      expect(found).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        colorScheme === "light" ? 1280 : 390,
      );
      await page.close();
    },
  );

  test("has names for all controls in the accessibility tree", async () => {
    await open();
    const tree = await page.locator("body").ariaSnapshot();
    for (const name of [
      'slider "Epoch, in the chart of losses"',
      'slider "Point of the wave"',
      'slider "Epoch"',
      'button "Play"',
      'button "Next epoch"',
      'combobox "Run"',
      'radio "linear"',
      'img "Sine Curve. The noisy sine."',
      "status",
    ]) {
      expect(tree).toContain(name);
    }
    await page.close();
  });

  test("does not play by itself where less motion is asked for, nor elsewhere", async () => {
    for (const reducedMotion of ["reduce", "no-preference"] as const) {
      await open({ reducedMotion });
      await page.clock.install();
      await page.clock.runFor(10_000);
      expect([await epoch(), await page.textContent("#play")]).toEqual(["12", "Play"]);
      await page.close();
    }
  });

  test("shows a run whose losses and predictions are no numbers, and a report without runs", async () => {
    const epochs = first.epochs.map(({ epoch }) => ({ epoch, trainLoss: 1e300, testLoss: Number.NaN }));
    const predictions = first.predictions.map((row) => row.map((x, i) => (i % 2 === 0 ? Number.NaN : x * 1e30)));
    const file = join(folder, "other.html");
    for (const runs of [[{ ...first, epochs, predictions }], []]) {
      writeFileSync(file, pageDocument(fixtureReport(runs), [figure]));
      page = await browser.newPage();
      const errors: string[] = [];
      page.on("console", (message) => errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(error.message));
      await page.goto(pathToFileURL(file).href);
      await page.click("#theme");
      if (runs.length > 0) {
        await page.focus("#wave");
        await page.keyboard.press("End");
        expect(await page.textContent("#wave-readout")).toContain("prediction beyond ");
        expect(await page.textContent("#losses-readout")).toContain("test not a number");
      }
      expect(errors).toEqual([]);
      await page.close();
    }
  });

  test("goes through the epochs that are shown of a long run, beside one that is short", async () => {
    const epochs = [1, 2, 400, 2500, 2600, 5000].map((epoch) => ({ epoch, trainLoss: 1, testLoss: 1 / epoch }));
    const shown = epochs.filter((_, i) => i % 2 === 1); // 2, 2500 and 5000
    const long = { shown, rises: 0, testLosses: new Float64Array(5000) };
    const run = { ...first, label: "long", epochs, long, predictions: first.predictions.slice(0, 3) };
    const file = join(folder, "long.html");
    writeFileSync(file, pageDocument(fixtureReport([run, first]), [figure]));
    page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    await ready();
    const at = async () => [await page.getAttribute("#losses", "aria-valuenow"), await epoch()];
    expect([await at(), await title()]).toEqual([["5000", "3"], expect.stringContaining("iter:5000, loss=0.0002,")]);
    await page.focus("#losses");
    await page.keyboard.press("ArrowLeft");
    expect([await at(), await title()]).toEqual([["2500", "2"], expect.stringContaining("iter:2500, loss=0.0004,")]);
    await page.keyboard.press("Home");
    expect(await at()).toEqual(["2", "1"]);
    await page.selectOption("#run", "1");
    expect(await at()).toEqual(["2", "2"]);
    await page.hover("#losses");
    expect(await page.textContent("#losses-readout")).toMatch(/^Epoch 2[56]00\. long: train 1, test 0\.000[34]\d*$/);
    await page.close();
  });

  test("shows the last predictions and all tables without a script", async () => {
    await open({ javaScriptEnabled: false });
    expect(await page.locator("[data-script]:visible").count()).toBe(0);
    expect(await page.locator("#player svg.picture:visible").count()).toBe(4);
    expect(await page.locator("#runs tbody tr:visible").count()).toBe(4);
    await page.click("#figure-sine-curve summary");
    expect(await page.locator("#figure-sine-curve td:visible").allTextContents()).toEqual(["0", "0.5"]);
    expect(await title()).toMatch(/^iter:12, /);
    await page.close();
  });
});
