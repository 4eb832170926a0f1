import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { UsageError } from "@dz/command-line";
import { type ReadingNotes, readSeriesStream, type Series, type TimeForm, type TimeStep } from "@dz/series";
import { list } from "@dz/text";
import type { ReadingOptions } from "./reading-options.ts";
import type { SeriesOptions } from "./series-options.ts";
import { asUsageError } from "./series-usage-error.ts";

/** A series as it was read from a file, with what stands beside it. */
export interface SeriesData {
  /** The name of its column. */
  readonly name: string;
  /** The values [n], all finite. */
  readonly values: Float64Array;
  /** Milliseconds since 1970 UTC [n], or null without times. */
  readonly times: Float64Array | null;
  readonly step: TimeStep | null;
  readonly timeForm: TimeForm | null;
  readonly timeName: string | null;
  /** The columns of `--with`, each [n]. */
  readonly observed: readonly Float64Array[];
  /** The columns of `--known`, each [n], or longer: with the values after the end of the series. */
  readonly known: readonly Float64Array[];
  readonly notes: ReadingNotes;
  /** The digest of the bytes of the file, in hexadecimal. */
  readonly sha256: string;
}

type Asked = ReadingOptions & Partial<Pick<SeriesOptions, "with" | "known">>;

/**
 * Reads a series to learn from a file, a pipe or any other thing with a path that gives bytes. Throws {@link UsageError} with
 * one line for whatever is wrong with it.
 */
export async function readData(options: Asked): Promise<SeriesData> {
  const read = await readRows(options);
  const { name, values } = read;
  if (values.some((value) => value !== values[0])) return read;
  throw new UsageError(
    `--data ${options.data}: all ${values.length} values of column ${name} are equal: there is nothing to learn`,
  );
}

/** The same for rows that may all have one value. */
export async function readRows(options: Asked): Promise<SeriesData> {
  const {
    data,
    column,
    time,
    missing,
    sort,
    gaps,
    decimal,
    encoding,
    delimiter,
    with: past = [],
    known = [],
  } = options;
  const where = `--data ${data}`;
  const hash = createHash("sha256");
  let series: Series;
  try {
    series = await readSeriesStream(hashed(data, hash), {
      columns:
        column === null
          ? (names) => [onlyColumn(names, [...past, ...known], where), ...past, ...known]
          : [column, ...past, ...known],
      ahead: known,
      missing,
      sort,
      gaps,
      decimal,
      ...(time === null ? {} : { time }),
      ...(encoding === null ? {} : { encoding }),
      ...(delimiter === null ? {} : { delimiter }),
    });
  } catch (error) {
    throw asUsageError(withoutFile(error, where), where);
  }
  const [name, ...others] = series.names as readonly [string, ...string[]];
  const of = (column: string): Float64Array => series.columns.get(column) as Float64Array;
  const values = of(name);
  return {
    name,
    values,
    times: series.times,
    step: series.step,
    timeForm: series.timeForm,
    timeName: series.timeName,
    observed: others.slice(0, past.length).map(of),
    known: others.slice(past.length).map((column) => joined(of(column), series.ahead?.columns.get(column))),
    notes: series.notes,
    sha256: hash.digest("hex"),
  };
}

/** The bytes of a file in pieces, of which the digest is made on the way. */
async function* hashed(file: string, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(file, { highWaterMark: 262_144 })) {
    hash.update(piece as Buffer);
    yield piece as Buffer;
  }
}

/** The one column that is named by nothing else. */
function onlyColumn(names: readonly string[], others: readonly string[], where: string): string {
  const free = names.filter((name) => !others.includes(name));
  const [first, second] = free;
  if (first === undefined) throw new UsageError(`${where}: no column is left for the series; --column names it`);
  if (second === undefined) return first;
  const shown = [...free.slice(0, 20), ...(free.length > 20 ? [`${free.length - 20} more`] : [])];
  throw new UsageError(`${where}: --column NAME has to say which column is the series; there are ${list(shown)}`);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "is a folder, not a file",
  EACCES: "may not be read",
  EPERM: "may not be read",
  ELOOP: "is a symbolic link that leads to itself",
  ENAMETOOLONG: "the name is too long",
};

/** Turns an error of the system into one about the file. */
function withoutFile(error: unknown, where: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || code === undefined || !("syscall" in error)) return error;
  return new UsageError(`${where}: ${reasons[code] ?? `cannot be read, ${code}`}`);
}

function joined(past: Float64Array, future: Float64Array | undefined): Float64Array {
  if (future === undefined) return past;
  const all = new Float64Array(past.length + future.length);
  all.set(past);
  all.set(future, past.length);
  return all;
}
