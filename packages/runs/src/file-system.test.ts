import { expect, test } from "vitest";
import { type Entry, foreign } from "./file-system.ts";

const entry = (kind: Entry["kind"], names: number): Entry => ({ kind, names, size: 0, id: "1" });

test("foreign returns null only for a regular file with one name", () => {
  expect(foreign(entry("file", 1))).toBeNull();
  expect(foreign(entry("file", 0))).toBeNull(); // removed while it is open
  expect(foreign(entry("file", 3))).toBe("has 3 names, being a hard link; put a copy in its place");
  expect(foreign(entry("link", 1))).toBe("is a symbolic link; put the file itself in its place");
  for (const kind of ["folder", "other"] as const) expect(foreign(entry(kind, 1))).toBe("is not a file");
});
