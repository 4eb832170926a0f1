import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
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
    ["53", ["step53-mlp.npz"]],
  ])("writes what step %s draws", (name, files) => {
    const folder = join(out, name);
    perform(find(name), { out: folder, data: null, seed: 0 }, () => {});
    expect(readdirSync(folder).sort()).toEqual(files);
    for (const file of files) expect(statSync(join(folder, file)).size).toBeGreaterThan(0);
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
