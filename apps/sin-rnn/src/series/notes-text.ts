import type { ReadingNotes } from "@dz/series";
import { count, list } from "@dz/text";

/** What was done to the rows of a file, in words; null if nothing was. */
export function notesText({ sorted, blankRows, addedRows, droppedRows, filledValues }: ReadingNotes): string | null {
  const parts = [
    sorted ? "the rows were sorted" : "",
    blankRows > 0 ? `${count(blankRows, "blank row")} left out` : "",
    addedRows > 0 ? `${count(addedRows, "missing row")} added` : "",
    droppedRows > 0 ? `${count(droppedRows, "row")} dropped` : "",
    filledValues > 0 ? `${count(filledValues, "missing value")} filled` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? null : list(parts);
}
