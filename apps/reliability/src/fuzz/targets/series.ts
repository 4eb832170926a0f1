import { array, saveNpy } from "@dz/ndarray";
import {
  formatTime,
  nextTimes,
  type ReadOptions,
  readSeries,
  type Series,
  SeriesError,
  SeriesReader,
} from "@dz/series";
import { concat, utf8 } from "../files.ts";
import { seriesFile } from "../structured/series-file.ts";
import type { Target } from "../target.ts";

/** "日付,売上\n2000年1月31日,1\n2000年2月29日,2\n" as a Japanese spreadsheet writes it. */
const shiftJis = concat(
  [0x93, 0xfa, 0x95, 0x74, 0x2c, 0x94, 0x84, 0x8f, 0xe3, 0x0d, 0x0a],
  utf8("2000"),
  [0x94, 0x4e, 0x31, 0x8c, 0x8e, 0x33, 0x31, 0x93, 0xfa],
  utf8(",1\r\n2000"),
  [0x94, 0x4e, 0x32, 0x8c, 0x8e, 0x32, 0x39, 0x93, 0xfa],
  utf8(",2\r\n"),
);

const files = (): Uint8Array[] => [
  utf8("date,price,volume\n2000-01-01,1.5,10\n2000-02-01,NA,20\n2000-03-01,2.5,30\n2000-05-01,3,40\n"),
  utf8('date;"a ""b"""\r\n2000-01-31T00:00:00+01:00;"1,5"\r\n2000-02-29T00:00:00+01:00;2,5\r\n'),
  utf8("\ufeff日付\t売上\n2009Q3\t1\n2009Q4\t2\n2010Q1\t-\n"),
  utf8("1\n2\n3\n4\n5\n"),
  utf8("Month,Passengers\nJan 1 1949,112\nFeb 1 1949,118\nMar 1 1949,132\n"),
  utf8("t,v\n946684800,1\n946688400,2\n946692000,3\n"),
  utf8('{"date":"2009Q3","value":1}\n{"date":"2009Q4","value":2.5}\n'),
  utf8('[{"t":"2000-01-01T00:00:00Z","v":1},{"t":"2000-01-01T01:00:00Z","v":null}]'),
  shiftJis,
  saveNpy(array([1, 2, 3])),
  saveNpy(
    array([
      [1, 2],
      [3, 4],
    ]),
  ),
];

/** Options that let more through than the defaults, and those that ask for a form. */
const readings: readonly ReadOptions[] = [
  { missing: "interpolate", sort: true, gaps: "fill" },
  { missing: "drop", gaps: "keep" },
  { missing: "forward", decimal: ",", time: null },
  { columns: [1], header: false, encoding: "shift_jis" },
];

/** What a series promises: finite values, times that increase and can be written and continued. */
function check(series: Series): void {
  const { columns, names, times, step, timeForm, length } = series;
  if (columns.size !== names.length || columns.size === 0)
    throw new Error(`${columns.size} columns, ${names.length} names`);
  for (const [name, values] of columns) {
    if (values.length !== length) throw new Error(`column ${name} has ${values.length} of ${length} values`);
    if (!values.every(Number.isFinite)) throw new Error(`column ${name} has a value that is not finite`);
  }
  if (times === null) return;
  if (times.length !== length || timeForm === null) throw new Error(`${times.length} times of ${length} rows`);
  for (let i = 0; i < length; i++) {
    if (i > 0 && !((times[i] as number) > (times[i - 1] as number))) throw new Error(`time ${i} is not after the last`);
    formatTime(times[i] as number, timeForm);
  }
  if (step !== null) checkNext(times, step);
}

/** Whether the times go on after the last. A step may lead beyond the last year of dates. */
function checkNext(times: Float64Array, step: NonNullable<Series["step"]>): void {
  let next: Float64Array;
  try {
    next = nextTimes(times, step, 2);
  } catch (error) {
    if (error instanceof SeriesError && error.message.includes("is no time")) return;
    throw error;
  }
  const [first = Number.NaN, second = Number.NaN] = next;
  if (!(first > (times.at(-1) as number) && second > first)) throw new Error(`after the last time come ${next}`);
}

/** The series, or the message of why there is none. */
function outcome(read: () => Series): Series | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof SeriesError) return error.message;
    if (error instanceof Error && "code" in error) throw new Error(`an error of another class, ${error.stack}`);
    throw error;
  }
}

function inPieces(file: Uint8Array, options: ReadOptions, size: number): Series {
  const reader = new SeriesReader(options);
  for (let at = 0; at < file.length; at += size) reader.push(file.slice(at, at + size));
  return reader.end();
}

const text = (series: Series): string =>
  JSON.stringify({
    ...series,
    times: series.times && [...series.times],
    columns: [...series.columns].map(([k, v]) => [k, ...v]),
  });

/** Reads a file without options and with some, in one piece and in small ones. */
function readAll(file: Uint8Array): void {
  let first: string | null = null;
  let read = 0;
  for (const options of [{}, readings[file.length % readings.length] as ReadOptions]) {
    const whole = outcome(() => readSeries(file, options));
    const parts = outcome(() => inPieces(file, options, 1 + (file.length % 97)));
    if (typeof whole === "string") {
      if (typeof parts !== "string") throw new Error(`refused as a whole, read in pieces: ${whole}`);
      first ??= whole;
      continue;
    }
    check(whole);
    if (typeof parts === "string") throw new Error(`read as a whole, refused in pieces: ${parts}`);
    if (text(whole) !== text(parts)) throw new Error("in pieces it is another series");
    read++;
  }
  if (read === 0) throw new SeriesError(first ?? "no reason");
}

/** The reader of `@dz/series`. */
export const seriesTarget: Target = {
  name: "series",
  share: 8,
  memory: (length) => 1024 * length + 2 ** 21,
  seeds: files,
  structured: seriesFile,
  read: readAll,
};
