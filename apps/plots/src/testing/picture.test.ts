import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { comparePicture, compareWords, roundNumbers } from "./picture.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plots-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test("numbers are rounded to two digits, names and texts are not touched", () => {
  const svg = '<a b="1.23499 -0.001" c="10" id="x-1">1.230</a>';
  expect(roundNumbers(svg)).toBe('<a b="1.23 0" c="10" id="x-1">1.230</a>');
});

test("a picture that differs is written beside the old one, and taken away when it agrees again", () => {
  vi.stubEnv("UPDATE_PICTURES", "1");
  comparePicture("a", '<svg x="1.004"/>', folder);
  vi.stubEnv("UPDATE_PICTURES", "");
  comparePicture("a", '<svg x="1.003"/>', folder);
  expect(readdirSync(folder)).toEqual(["a.svg"]);
  expect(() => comparePicture("a", '<svg x="1.1"/>', folder)).toThrow("a-changed.svg");
  expect(readFileSync(join(folder, "a-changed.svg"), "utf8")).toBe('<svg x="1.1"/>\n');
  expect(readFileSync(join(folder, "a.svg"), "utf8")).toBe('<svg x="1"/>\n');
  comparePicture("a", '<svg x="1"/>', folder);
  expect(readdirSync(folder)).toEqual(["a.svg"]);
});

test("a picture that is not kept yet is a failure too", () => {
  vi.stubEnv("UPDATE_PICTURES", "");
  expect(() => comparePicture("b", "<svg/>", folder)).toThrow(`there is no picture ${join(folder, "b.svg")} yet; `);
});

test("words and tables are kept too, with rounded numbers", () => {
  const figure = {
    id: "b",
    title: "Title",
    description: "A sentence.",
    svg: "",
    table: { columns: ["a", "b"], rows: [[1, 0.1 + 0.2] as const, [-1e-16, Number.NaN] as const] },
  };
  vi.stubEnv("UPDATE_PICTURES", "1");
  compareWords(figure, folder);
  vi.stubEnv("UPDATE_PICTURES", "");
  expect(readFileSync(join(folder, "b.txt"), "utf8")).toBe("Title\nA sentence.\n\na | b\n1 | 0.3\n0 | NaN\n");
  compareWords(figure, folder);
  for (const other of [
    { ...figure, title: "Another" },
    { ...figure, description: "Another." },
    { ...figure, table: { ...figure.table, columns: ["b", "a"] } },
    { ...figure, table: { ...figure.table, rows: [[1, 0.31] as const, [-1e-16, Number.NaN] as const] } },
  ]) {
    expect(() => compareWords(other, folder)).toThrow("the text differs");
  }
  expect(readdirSync(folder)).toEqual(["b-changed.txt", "b.txt"]);
});
