/**
 * The snapshots of figures: pictures, `snapshots/<name>.svg`, and their words and tables, `snapshots/<name>.txt`, with
 * rounded numbers, so that the last digit of a sine, which differs between machines, does not matter. Run the tests
 * with UPDATE_PICTURES=1 to accept changes.
 *
 * @module
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "../figure.ts";

/** The text with every number inside tags that has a decimal point rounded to two digits after it. */
export function roundNumbers(svg: string): string {
  const rounded = (number: string): string => String(Number(Number(number).toFixed(2)) + 0);
  return svg.replace(/<[^>]*>/g, (tag) => tag.replace(/-?\d+\.\d+/g, rounded));
}

const snapshots: string = join(import.meta.dirname, "../../snapshots");

/**
 * Throws if the picture differs from the stored one or none is stored, and writes the new one beside it, as `<name>-changed.svg`.
 * `folder` is that of the stored pictures.
 */
export function comparePicture(name: string, svg: string, folder: string = snapshots): void {
  compare(name, "svg", "picture", roundNumbers(svg), folder);
}

/** The same for the words and the table of a figure: a title, a sentence, and rows in columns. */
export function compareWords({ id, title, description, table }: Figure, folder: string = snapshots): void {
  const rounded = (cell: string | number): string =>
    String(typeof cell !== "number" ? cell : Math.abs(cell) < 1e-12 ? 0 : Number(cell.toPrecision(6)));
  const rows = [table.columns, ...table.rows].map((row) => row.map(rounded).join(" | "));
  compare(id, "txt", "text", [title, description, "", ...rows].join("\n"), folder);
}

function compare(name: string, ending: string, what: string, content: string, folder: string): void {
  const kept = join(folder, `${name}.${ending}`);
  const changed = join(folder, `${name}-changed.${ending}`);
  const text = `${content}\n`;
  if (process.env.UPDATE_PICTURES === "1") {
    mkdirSync(folder, { recursive: true });
    writeFileSync(kept, text);
  }
  rmSync(changed, { force: true });
  const known = existsSync(kept);
  if (known && readFileSync(kept, "utf8") === text) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(changed, text);
  const problem = known ? `the ${what} differs from ${kept}` : `there is no ${what} ${kept} yet`;
  throw new Error(`${problem}; the new one is ${changed}, UPDATE_PICTURES=1 accepts it`);
}
