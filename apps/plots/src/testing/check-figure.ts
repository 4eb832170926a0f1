import { deepEqual, doesNotMatch, equal, match, notEqual } from "node:assert/strict";
import type { Figure } from "../figure.ts";
import { comparePicture, compareWords } from "./picture.ts";

/** Throws if a figure is not as every figure is, is not made alike twice, or is not the picture and the words that are kept. */
export function checkFigure(make: () => Figure): void {
  const figure = make();
  deepEqual(make(), figure);
  checkMarkup(figure.svg);
  match(figure.id, /^[a-z0-9-]+$/);
  match(figure.description, /^[A-Z][^\n]+[^.\n]\.$/);
  doesNotMatch(figure.description, /undefined|null|NaN/);
  notEqual(figure.table.rows.length, 0);
  for (const row of figure.table.rows) equal(row.length, figure.table.columns.length);
  compareWords(figure);
  comparePicture(figure.id, figure.svg);
}

const tags = /<(\/?)([a-zA-Z]+)(?: [\w:-]+="[^"<]*")*(\/?)>/g;

/** Throws if the text is not one element, in which every tag is closed and no attribute or number is broken. */
export function checkMarkup(svg: string): void {
  match(svg, /^<svg .*<\/svg>$/s);
  const open: string[] = [];
  for (const [tag, close, name, empty] of svg.matchAll(tags)) {
    if (close === "/") equal(open.pop(), name);
    else if (empty === "") open.push(name as string);
    doesNotMatch(tag, /NaN|Infinity|undefined/);
  }
  deepEqual(open, []);
  // What is left without the tags is text, in which nothing may look like one.
  doesNotMatch(svg.replace(tags, ""), /[<>]/);
}
