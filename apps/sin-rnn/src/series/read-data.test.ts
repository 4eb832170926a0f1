import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "@dz/command-line";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseForecast } from "./forecast-options.ts";
import { readData, type SeriesData } from "./read-data.ts";
import { parseReading, type ReadingOptions } from "./reading-options.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "read-data-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Given = Parameters<typeof parseReading>[0] & { readonly with?: string; readonly known?: string };

function readAt(data: string, { with: past, known, ...given }: Given = {}): Promise<SeriesData> {
  const forecast = parseForecast({
    ...(past === undefined ? {} : { with: past }),
    ...(known === undefined ? {} : { known }),
  });
  return readData({ ...(parseReading({ data, ...given }, folder) as ReadingOptions), ...forecast });
}

function read(file: string | Uint8Array, given?: Given): Promise<SeriesData> {
  writeFileSync(join(folder, "a.csv"), file);
  return readAt("a.csv", given);
}

/** The message without the path. */
async function message(reading: Promise<SeriesData>): Promise<string> {
  const error = await reading.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  return (error as Error).message.replaceAll(folder, "");
}

describe("what is read", () => {
  test("the only column, its times, and the digest of the file", async () => {
    const file = "month,co2\n2000-01,1\n2000-02,2\n2000-03,4\n";
    expect(await read(file)).toEqual({
      name: "co2",
      values: Float64Array.of(1, 2, 4),
      times: Float64Array.of(Date.UTC(2000, 0, 1), Date.UTC(2000, 1, 1), Date.UTC(2000, 2, 1)),
      step: { unit: "month", count: 1, day: 1, offset: 0 },
      timeForm: expect.anything(),
      timeName: "month",
      observed: [],
      known: [],
      notes: { sorted: false, blankRows: 0, addedRows: 0, droppedRows: 0, filledValues: 0 },
      sha256: createHash("sha256").update(file).digest("hex"),
    });
  });

  test("columns by name and number, those of --with and --known apart, in their order", async () => {
    const file = "a,b,c,d,text\n1,2,3,4,x\n5,6,7,8,y\n";
    const { name, values, observed, known } = await read(file, { column: "b", with: "4,a", known: "c" });
    expect([name, values]).toEqual(["b", Float64Array.of(2, 6)]);
    expect(observed).toEqual([Float64Array.of(4, 8), Float64Array.of(1, 5)]);
    expect(known).toEqual([Float64Array.of(3, 7)]);
  });

  test("the column that --with and --known leave over is the series", async () => {
    expect((await read("a,b,c\n1,2,3\n4,5,6\n", { with: "a", known: "c" })).name).toBe("b");
  });

  test("columns that are known ahead go on after the last value of the series", async () => {
    const { values, times, known, observed } = await read(
      "day,y,k,w\n2026-01-01,1,5,1\n2026-01-02,2,6,1\n2026-01-03,,7,\n",
      {
        column: "y",
        known: "k",
        with: "w",
      },
    );
    expect([values, known, observed]).toEqual([
      Float64Array.of(1, 2),
      [Float64Array.of(5, 6, 7)],
      [Float64Array.of(1, 1)],
    ]);
    expect(times?.length).toBe(2);
  });

  test("Shift_JIS with Japanese names, semicolons with decimal commas, tabs", async () => {
    // 日付,気温 in Shift_JIS
    const names = [0x93, 0xfa, 0x95, 0x74, 0x2c, 0x8b, 0x43, 0x89, 0xb7];
    const japanese = await read(Buffer.concat([Buffer.from(names), Buffer.from("\r\n2026/1/1,3.5\r\n2026/1/2,4\r\n")]));
    expect([japanese.name, japanese.timeName, japanese.values]).toEqual(["気温", "日付", Float64Array.of(3.5, 4)]);
    const comma = await read("Datum;Preis\n2026-01-01;1,5\n2026-01-02;2,25\n", { decimal: "comma" });
    expect([comma.name, comma.values]).toEqual(["Preis", Float64Array.of(1.5, 2.25)]);
    expect((await read("t\ty\n1\t2,5\n2\t3\n", { delimiter: "tab", decimal: "comma", column: "y" })).values).toEqual(
      Float64Array.of(2.5, 3),
    );
  });

  test("rows are sorted, filled and added as asked", async () => {
    const file = "day,y\n2026-01-05,5\n2026-01-01,1\n2026-01-02,\n2026-01-03,3\n";
    const { values, notes } = await read(file, { sort: "", gaps: "fill", missing: "interpolate" });
    expect(values).toEqual(Float64Array.of(1, 2, 3, 4, 5));
    expect(notes).toEqual({ sorted: true, blankRows: 0, addedRows: 1, droppedRows: 0, filledValues: 2 });
  });

  test.skipIf(process.platform === "win32")("a pipe", async () => {
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const reading = readAt("pipe");
    createWriteStream(pipe).end("y\n1\n2\n");
    expect((await reading).values).toEqual(Float64Array.of(1, 2));
  });
});

describe("what cannot be read is refused in one line", () => {
  test("a file that is not there, a folder, a link to itself", async () => {
    expect(await message(readAt("b.csv"))).toBe("--data /b.csv: there is no such file");
    expect(await message(read("y\n1\n2\n").then(() => readAt("a.csv/b")))).toBe(
      "--data /a.csv/b: there is no such file",
    );
    mkdirSync(join(folder, "sub"));
    expect(await message(readAt("sub"))).toBe("--data /sub: is a folder, not a file");
    symlinkSync("loop", join(folder, "loop"));
    expect(await message(readAt("loop"))).toBe("--data /loop: is a symbolic link that leads to itself");
    expect(await message(readAt("x".repeat(300)))).toMatch(/: the name is too long$/);
  });

  test.each<readonly [string, Given, string]>([
    ["", {}, "the file is empty"],
    ["day,y\n", {}, "the file has no values, only names of columns; a series needs at least two rows"],
    ["day,y\n2026-01-01,1\n", {}, "the file has one row of values, a series needs at least two"],
    [
      "y,k\n1,2\nNA,3\n4,NA\n",
      { column: "y", known: "k", missing: "drop" },
      "one row has a value in each column, a series needs at least two",
    ],
    [
      "date,price,volume\n2026-01-01,1,2\n2026-01-02,2,3\n",
      { column: "pirce" },
      "there is no column pirce; did you mean price? There are date, price and volume",
    ],
    [
      "date,price,volume\n2026-01-01,1,2\n2026-01-02,2,3\n",
      {},
      "--column NAME has to say which column is the series; there are price and volume",
    ],
    ["a,b\n1,2\n3,4\n", { with: "a,b" }, "no column is left for the series; --column names it"],
    ["a,b\n1,2\n3,4\n", { column: "a", with: "a" }, "the column a is chosen twice"],
    ["day,y\n2026-01-01,1\n2026-01-02,two\n", {}, 'row 3, column y: "two" is not a number'],
    [
      "y\n1\n1,5\n",
      { delimiter: ";" },
      'row 3, column y: "1,5" is not a number; if the comma is a decimal mark, say so with --decimal comma',
    ],
    [
      "y;z\n1;1\n1.000,5;1\n",
      { column: "y", decimal: "comma" },
      `row 3, column y: "1.000,5" has a thousands' separator; write 1000,5`,
    ],
    ["y\n1\n1e999\n", {}, 'row 3, column y: "1e999" is infinite, a series needs finite numbers'],
    ["y\n1\ninf\n", {}, 'row 3, column y: "inf" is infinite, a series needs finite numbers'],
    ["y\n4\n4\n4\n", {}, "all 3 values of column y are equal: there is nothing to learn"],
    [
      "day,y\n2026-01-01,1\n2026-01-02,NA\n2026-01-03,2\n",
      {},
      'row 3, column y: the value is missing ("NA"); --missing says what to do: interpolate, forward or drop',
    ],
    [
      "day,y\n2026-01-02,1\n2026-01-01,2\n",
      {},
      "row 3, column day: 2026-01-01 comes after 2026-01-02 in row 2 (the newest rows come first); --sort puts rows in order",
    ],
    ["day,y\n2026-01-01,1\n2026-01-01,2\n", {}, "rows 2 and 3, column day: both are 2026-01-01; a time may occur once"],
    ["a,b\n1,2\n3,4\n", { column: "b", time: "c" }, "there is no column c; there are a and b"],
    ["day,y\n2026-01-01,1\nsoon,2\n", { time: "day" }, 'row 3, column day: "soon" is not a time'],
    [
      "y\n1\n\u00002\n",
      {},
      "the file has a zero byte, which no text has; is it UTF-16 without a mark, or no text at all?",
    ],
    ["PK\u0003\u0004", {}, "the file is a workbook or another zip archive, not text; save the sheet as CSV"],
  ])("%j %j", async (file, given, expected) => {
    const got = await message(read(file, given));
    expect(got).not.toContain("\n");
    expect(got).toContain(expected);
    expect(got.startsWith("--data /a.csv: ")).toBe(true);
  });
});
