import { expect, test } from "vitest";
import { notesText } from "./notes-text.ts";

const nothing = { sorted: false, blankRows: 0, addedRows: 0, droppedRows: 0, filledValues: 0 };

test("what was done to the rows, in words", () => {
  expect(notesText(nothing)).toBeNull();
  expect(notesText({ ...nothing, filledValues: 1 })).toBe("1 missing value filled");
  expect(notesText({ sorted: true, blankRows: 1, addedRows: 2, droppedRows: 3, filledValues: 4 })).toBe(
    "the rows were sorted, 1 blank row left out, 2 missing rows added, 3 rows dropped and 4 missing values filled",
  );
});
