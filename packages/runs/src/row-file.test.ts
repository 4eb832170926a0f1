import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { array, fromTypedArray, loadNpy, saveNpy, ValueError, zeros } from "@dz/ndarray";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nodeFileSystem } from "./node-file-system.ts";
import { HEADER_SIZE, inspectRows, RowWriter, readRows } from "./row-file.ts";
import { RunError } from "./run-error.ts";
import { intercepted } from "./testing/faults.ts";
import { failure, MemoryFileSystem } from "./testing/memory-file-system.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-row-file-"));
  path = join(folder, "rows.npy");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A file with rows of three numbers. */
function writeRows(count: number): Float64Array {
  const all = Float64Array.from({ length: count * 3 }, (_, i) => Math.sin(i));
  const writer = new RowWriter(nodeFileSystem, path, 3);
  for (let row = 0; row < count; row++) writer.write(all.slice(row * 3, row * 3 + 3), row);
  writer.sync();
  writer.close();
  return all;
}

test("RowWriter leaves the bytes of saveNpy after every row", () => {
  const all = Float64Array.from({ length: 12 * 3 }, (_, i) => Math.sin(i));
  const writer = new RowWriter(nodeFileSystem, path, 3);
  for (let row = 0; row < 12; row++) {
    writer.write(all.subarray(row * 3, row * 3 + 3), row);
    const whole = saveNpy(fromTypedArray(all.slice(0, row * 3 + 3), [row + 1, 3]));
    expect(Buffer.compare(readFileSync(path), whole)).toBe(0);
  }
  writer.close();
});

test.each([0, 1, 999, 123456789])("the header for rows of %d numbers has HEADER_SIZE bytes", (width) => {
  expect(saveNpy(zeros([0, width])).length).toBe(HEADER_SIZE);
});

test("RowWriter overwrites a partially written row", () => {
  const writer = new RowWriter(nodeFileSystem, path, 2);
  writer.write(Float64Array.of(1, 2), 0);
  writer.write(Float64Array.of(8, 8), 1);
  writer.write(Float64Array.of(3, 4), 1);
  writer.close();
  expect(loadNpy(readFileSync(path)).toArray()).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test("RowWriter refuses a row of another width, and leaves the file unchanged", () => {
  const writer = new RowWriter(nodeFileSystem, path, 2);
  writer.write(Float64Array.of(1, 2), 0);
  expect(() => writer.write(Float64Array.of(1), 1)).toThrow(
    new ValueError("append: 1 predictions, but 2 in the epochs before"),
  );
  writer.close();
  expect(loadNpy(readFileSync(path)).shape).toEqual([1, 2]);
});

test("RowWriter does not overwrite an existing file", () => {
  writeFileSync(path, "mine");
  expect(() => new RowWriter(nodeFileSystem, path, 2)).toThrow("EEXIST");
  expect(readFileSync(path, "utf8")).toBe("mine");
});

test("RowWriter continues after some rows, and removes the others", () => {
  const all = writeRows(11);
  const writer = new RowWriter(nodeFileSystem, path, 3, 9);
  expect(Buffer.compare(readFileSync(path), saveNpy(fromTypedArray(all.slice(0, 27), [9, 3])))).toBe(0);
  writer.write(all.subarray(27, 30), 9);
  writer.close();
  expect(Buffer.compare(readFileSync(path), saveNpy(fromTypedArray(all.slice(0, 30), [10, 3])))).toBe(0);
});

test("RowWriter repairs the header when it continues", () => {
  const all = writeRows(4);
  writeFileSync(path, Buffer.concat([Buffer.alloc(HEADER_SIZE, "?"), readFileSync(path).subarray(HEADER_SIZE)]));
  new RowWriter(nodeFileSystem, path, 3, 2).close();
  expect(readRows(nodeFileSystem, path, 0, 2, "rows.npy").toTypedArray()).toEqual(all.slice(0, 6));
});

test("while rows are removed, the file has all rows that its header announces", () => {
  const disk = new MemoryFileSystem();
  const first = new RowWriter(disk, "/rows.npy", 2);
  for (let row = 0; row < 3; row++) first.write(Float64Array.of(row, row), row);
  const dying = intercepted(disk, (call, args, real) => {
    if (call === "truncate") throw failure("EIO", call);
    return real(...args);
  });
  expect(() => new RowWriter(dying, "/rows.npy", 2, 1)).toThrow("EIO");
  expect(inspectRows(disk, "/rows.npy", "rows.npy")).toEqual({ rows: 1, rowSize: 16, surplus: 32 });
  expect(disk.openFiles).toBe(1);
});

test("readRows reads any range of rows", () => {
  const all = writeRows(11);
  for (const [start, stop] of [
    [0, 11],
    [0, 0],
    [3, 4],
    [9, 11],
    [11, 11],
  ] as const) {
    const part = readRows(nodeFileSystem, path, start, stop, "rows.npy");
    expect(part.shape).toEqual([stop - start, 3]);
    expect(part.toTypedArray()).toEqual(all.slice(start * 3, stop * 3));
  }
});

test("rows of width 0 are counted", () => {
  const writer = new RowWriter(nodeFileSystem, path, 0);
  writer.write(new Float64Array(0), 0);
  writer.write(new Float64Array(0), 1);
  writer.close();
  expect(readRows(nodeFileSystem, path, 0, 2, "rows.npy").shape).toEqual([2, 0]);
});

test("inspectRows returns the number of rows and the bytes after them", () => {
  writeRows(2);
  expect(inspectRows(nodeFileSystem, path, "rows.npy")).toEqual({ rows: 2, rowSize: 24, surplus: 0 });
  writeFileSync(path, "12345", { flag: "a" });
  expect(inspectRows(nodeFileSystem, path, "rows.npy")).toEqual({ rows: 2, rowSize: 24, surplus: 5 });
  expect(readRows(nodeFileSystem, path, 0, 2, "rows.npy").shape).toEqual([2, 3]);
});

test("readRows refuses a truncated file", () => {
  writeRows(2);
  truncateSync(path, statSync(path).size - 9);
  expect(() => inspectRows(nodeFileSystem, path, "rows.npy")).toThrow(
    new RunError("rows.npy is cut off, 9 bytes of its 2 rows are missing"),
  );
});

test("readRows refuses rows beyond the end", () => {
  writeRows(2);
  expect(() => readRows(nodeFileSystem, path, 0, 3, "rows.npy")).toThrow(
    new RunError("rows.npy has 2 rows now, expected 3"),
  );
});

/** A header that announces rows of three numbers. */
function announce(rows: number): Buffer {
  const text = Buffer.from(saveNpy(zeros([0, 3])))
    .toString("latin1")
    .replace("(0, 3)", `(${rows}, 3)`);
  return Buffer.from(`${text.trimEnd().padEnd(HEADER_SIZE - 1)}\n`, "latin1");
}

test("a file that announces more rows than it has is refused before any allocation", () => {
  writeFileSync(path, announce(999_999_999_999_999));
  expect(() => inspectRows(nodeFileSystem, path, "rows.npy")).toThrow(
    /^rows\.npy is cut off, \d+ bytes of its 999999999999999 rows/,
  );
});

test("readRows refuses to read more than a gibibyte at once", () => {
  const rows = Math.ceil(2 ** 30 / 24);
  writeFileSync(path, announce(rows));
  truncateSync(path, HEADER_SIZE + rows * 24); // a sparse file, which takes no space on the disk
  expect(() => readRows(nodeFileSystem, path, 0, rows, "rows.npy")).toThrow(
    new RunError(
      "rows.npy: 44739243 rows have 1073741832 bytes, at most 1073741824 are read at once; ask for fewer rows",
    ),
  );
  expect(readRows(nodeFileSystem, path, rows - 1, rows, "rows.npy").toArray()).toEqual([[0, 0, 0]]);
});

test("readRows names the number of rows that are too many, for any start", () => {
  const rows = Math.ceil(2 ** 30 / 24) + 5;
  writeFileSync(path, announce(rows));
  truncateSync(path, HEADER_SIZE + rows * 24);
  expect(() => readRows(nodeFileSystem, path, 5, rows, "rows.npy")).toThrow(
    "rows.npy: 44739243 rows have 1073741832 bytes",
  );
});

test("readRows reports a file that is truncated while it is read", () => {
  writeFileSync(path, saveNpy(zeros([2, 3])));
  let reads = 0;
  const shrinking = intercepted(nodeFileSystem, (call, args, real) => {
    if (call === "read" && ++reads === 2) truncateSync(path, HEADER_SIZE + 24);
    return real(...args);
  });
  expect(() => readRows(shrinking, path, 0, 2, "rows.npy")).toThrow(new RunError("rows.npy has become shorter"));
});

const head = (text: string): Buffer => Buffer.from(text.padEnd(HEADER_SIZE), "latin1");

test.each<[string, Uint8Array]>([
  ["an empty file", Buffer.alloc(0)],
  ["a text", head("not at all")],
  ["a truncated header", Buffer.from(saveNpy(zeros([0, 3]))).subarray(0, 100)],
  ["float32", saveNpy(zeros([2, 3], { dtype: "float32" }))],
  ["integers", saveNpy(zeros([2, 3], { dtype: "int32" }))],
  ["one axis", saveNpy(zeros([3]))],
  ["three axes", saveNpy(zeros([2, 3, 4]))],
  ["no axis", saveNpy(array(1))],
  [
    "column-major",
    Buffer.from(
      Buffer.from(saveNpy(zeros([2, 3])))
        .toString("latin1")
        .replace("False", "True "),
      "latin1",
    ),
  ],
  ["another version", Buffer.from(saveNpy(zeros([2, 3]))).fill(2, 6, 7)],
  ["a header of another length", Buffer.from(saveNpy(zeros([2, 3]))).fill(0, 8, 9)],
  [
    "a number with zeros before it",
    head(
      Buffer.from(saveNpy(zeros([2, 3])))
        .toString("latin1")
        .replace("(2,", "(002,"),
    ),
  ],
])("%s is refused", (_, bytes) => {
  writeFileSync(path, bytes);
  expect(() => inspectRows(nodeFileSystem, path, "rows.npy")).toThrow(RunError);
  expect(() => inspectRows(nodeFileSystem, path, "rows.npy")).toThrow(
    /^rows\.npy is not an npy file with rows of float64 numbers$/,
  );
});
