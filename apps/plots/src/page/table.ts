import { readable } from "@dz/drawing";
import { escapeText } from "@dz/text";
import type { Table } from "../figure.ts";

/** The most rows of a table on the page. */
export const MOST_ROWS = 100;

function cell(value: string | number): string {
  return typeof value === "number" ? `<td>${readable(value, 6)}` : `<td class=word>${escapeText(value)}`;
}

/** The n for which every n-th row makes a table of this many rows short enough. */
export function thinning(rows: number): number {
  return Math.max(1, Math.ceil(rows / MOST_ROWS));
}

/** The numbers of a figure, in markup as short as HTML allows; for long tables every n-th row and the last. */
export function tableMarkup({ columns, rows }: Table): string {
  const every = thinning(rows.length);
  const words = (i: number): string => (typeof rows[0]?.[i] === "string" ? " class=word" : "");
  const head = columns.map((name, i) => `<th scope=col${words(i)}>${escapeText(name)}`).join("");
  const body = rows
    .filter((_, i) => i % every === 0 || i === rows.length - 1)
    .map((row) => `<tr>${row.map(cell).join("")}`)
    .join("");
  return `<table><thead><tr>${head}<tbody>${body}</table>`;
}

/** A table as a CSV file: all rows, all digits. */
export function tableFile({ columns, rows }: Table): string {
  const field = (value: string | number): string => {
    const text = String(value);
    return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  return [columns, ...rows].map((row) => `${row.map(field).join(",")}\n`).join("");
}
