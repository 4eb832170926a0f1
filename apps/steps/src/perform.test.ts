import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { random } from "@dz/ndarray";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { find, type Named } from "./catalog.ts";
import type { Page, Values } from "./page.ts";
import { perform, performAll } from "./perform.ts";

let out: string;
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), "dz-steps-"));
});
afterAll(() => rmSync(out, { recursive: true }));

const named = (name: string, run: (page: Page) => Values): Named => ({
  name,
  prefix: name,
  program: { title: `the ${name}`, teaches: "something", run },
});

describe("perform", () => {
  it("seeds, prints lines, and writes what is drawn", () => {
    const lines: string[] = [];
    const program = named("one", ({ print, trace, draw, data }) => {
      print("a", 1, data);
      trace(1);
      draw("dot.svg", () => "<svg/>");
      return { drawn: random.rand() };
    });
    perform(program, { out: join(out, "deep/er"), data: "folder", seed: 5 }, (line) => lines.push(line));
    const next = random.rand();
    random.seed(5);
    random.rand();
    expect(random.rand()).toBe(next);
    const path = join(out, "deep/er/one-dot.svg");
    expect(lines).toEqual(["a 1 folder", `wrote ${path}`]);
    expect(readFileSync(path, "utf8")).toBe("<svg/>");
  });

  it.each([
    ["25", ["step25-sample.dot"]],
    ["26", ["step26-goldstein.dot", "step26-goldstein.svg"]],
    ["27", ["step27-my-sin.svg"]],
    ["28", ["step28-path.svg"]],
    ["34", ["step34-sin.svg"]],
    ["35", Array.from({ length: 8 }, (_, i) => `step35-tanh-${i + 1}.svg`)],
    ["42", ["step42-line.svg"]],
    ["46", ["step46-fit.svg"]],
    ["48", ["step48-classes.svg", "step48-loss.svg"]],
    ["51", ["step51-digits.svg"]],
    ["53", ["step53-mlp.npz"]],
    ["58", ["step58-vgg16.svg"]],
    ["window", ["window-window.dot", "window-window.svg"]],
  ])("draws the pictures of %s", (name, files) => {
    const folder = join(out, name);
    perform(find(name), { out: folder, data: null, seed: 0 }, () => {});
    expect(readdirSync(folder).sort()).toEqual(files);
    for (const file of files.filter((one) => one.endsWith(".svg"))) {
      const svg = readFileSync(join(folder, file), "utf8");
      expect(svg).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});

describe("performAll", () => {
  it("goes on after a failure, says why, and counts", () => {
    const lines: string[] = [];
    const programs = [
      named("one", () => ({})),
      named("two", () => {
        throw new Error("broken\nin two");
      }),
      named("three", () => ({})),
    ];
    const failures = performAll(programs, { out, data: null, seed: 0 }, (line) => lines.push(line));
    expect(failures).toBe(1);
    expect(lines.map((line) => line.replace(/\d+\.\d\d s/, "? s"))).toEqual([
      "ok    one        ? s  the one",
      "FAIL  two        ? s  the two",
      "      broken",
      "ok    three      ? s  the three",
      `2 of 3 done, pictures are in ${out}`,
    ]);
  });
});
