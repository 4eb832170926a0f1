/** Files have as many axes as NumPy and dz read. */
import { expect, test } from "vitest";
import { scalar, zeros } from "../array/creation.ts";
import { ValueError } from "../errors/errors.ts";
import { getItem } from "../indexing/indexing.ts";
import { newAxis } from "../indexing/selection.ts";
import { loadNpy, saveNpy } from "./npy.ts";

test("an npy file has at most 64 axes", () => {
  expect(loadNpy(saveNpy(zeros(new Array(64).fill(1)))).ndim).toBe(64);
  const more = getItem(zeros([]), ...new Array(65).fill(newAxis));
  expect(() => saveNpy(more)).toThrow(new ValueError("saveNpy: an npy file has at most 64 axes, the array has 65"));
  expect(loadNpy(saveNpy(scalar(5))).item()).toBe(5);
});
