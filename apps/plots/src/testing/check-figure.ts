import { deepEqual, doesNotMatch, equal, match, notEqual } from "node:assert/strict";
import { checkMarkup } from "@dz/drawing/testing";
import type { Figure } from "../figure.ts";
import { comparePicture, compareWords } from "./picture.ts";

/** Throws if a figure is malformed, differs when it is made twice, or differs from the stored picture and words. */
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
