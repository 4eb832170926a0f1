/**
 * The run folders of a report in one input: parts, each of them a file of one of three runs. Predictions may be encoded
 * by a few numbers per row, so that a mutant is still a valid file with other numbers.
 *
 * @module
 */
import { saveNpy, zeros } from "@dz/ndarray";
import { files } from "@dz/runs";
import fc, { type Arbitrary } from "fast-check";
import { concat, utf8 } from "../files.ts";
import { learnedFiles } from "./learned-run.ts";
import { bytesOfText, readableText } from "./odd-json.ts";
import { configFile, metricsFile, sums } from "./run-file.ts";

/** The kinds of parts; `rows` are encoded predictions. */
type Kind =
  | (typeof files)["config" | "metrics" | "predictions" | "weights" | "checksums" | "series" | "backtest"]
  | "rows";
const kinds: readonly Kind[] = [
  files.config,
  files.metrics,
  files.predictions,
  files.weights,
  files.checksums,
  "rows",
  files.series,
  files.backtest,
];

/** The number of predictions of a run of sin-rnn. */
const POINTS = 999;

/** The maximum number of rows decoded from a part. */
const MOST_ROWS = 400;
const ROW_SIZE = 17;

/** A file of a run. */
type Part = readonly [run: number, kind: Kind, content: Uint8Array];

function encodeParts(parts: readonly Part[]): Uint8Array {
  return concat(
    ...parts.flatMap(([run, kind, content]) => {
      const { length } = content;
      return [[run, kinds.indexOf(kind), length & 0xff, (length >> 8) & 0xff, length >> 16], content];
    }),
  );
}

/** The files of up to three runs. Any bytes can be decoded. */
export function decodeParts(input: Uint8Array): Map<string, Uint8Array>[] {
  const runs = new Map<number, Map<string, Uint8Array>>();
  for (let at = 0; at + 5 <= input.length; ) {
    const [run = 0, kind = 0, a = 0, b = 0, c = 0] = input.subarray(at, at + 5);
    const content = input.subarray(at + 5, at + 5 + a + (b << 8) + (c << 16));
    at += 5 + content.length;
    const folder = runs.get(run % 3) ?? new Map<string, Uint8Array>();
    runs.set(run % 3, folder);
    const name = kinds[kind % kinds.length];
    if (name === "rows") folder.set(files.predictions, predictionsOf(content));
    else folder.set(name as string, content);
  }
  return [...runs.values()];
}

/** `predictions.npy` with rows that are encoded by a pattern and two numbers each. */
function predictionsOf(recipe: Uint8Array): Uint8Array {
  const rows = Math.min(MOST_ROWS, Math.floor(recipe.length / ROW_SIZE));
  const view = new DataView(recipe.buffer, recipe.byteOffset);
  const values = new Float64Array(rows * POINTS);
  for (let row = 0; row < rows; row++) {
    const at = row * ROW_SIZE;
    const [a, b] = [view.getFloat64(at + 1, true), view.getFloat64(at + 9, true)];
    for (let i = 0; i < POINTS; i++) values[row * POINTS + i] = point(view.getUint8(at) % 7, a, b, i);
  }
  const header = Buffer.from(saveNpy(zeros([0, POINTS]))).toString("latin1");
  const counted = header.replace("(0,", `(${rows},`).trimEnd().padEnd(127);
  return concat(Buffer.from(`${counted}\n`, "latin1"), new Uint8Array(values.buffer));
}

function point(pattern: number, a: number, b: number, i: number): number {
  const wave = Math.abs((i % 500) - 250) / 125 - 1;
  if (pattern === 1) return i % 2 === 0 ? a : b;
  if (pattern === 2) return i < POINTS / 2 ? a : b;
  if (pattern === 3) return i === 500 ? a : wave;
  if (pattern === 4) return i % 100 === 0 ? a : wave;
  if (pattern === 5) return a * 2 ** (i - 500) + b;
  return pattern === 6 ? a : wave + a * b;
}

const values: readonly number[] = [
  ...[0, -0, 1, -1, 0.5, 1e-300, 5e-324, -5e-324, 2.3e-308, 1e-9, 1e6, 1e15, 1e16, 1e21, 2 ** 53, 1e100, 1e154, -1e155],
  ...[1e300, -1e300, 1.7e308, -1.7e308, Number.MAX_VALUE, -Number.MAX_VALUE, Number.NaN, Infinity, -Infinity],
];
const value: Arbitrary<number> = fc.oneof(fc.constantFrom(...values), fc.double(), fc.constantFrom(0.1, 0.2));
const jsonOf = (x: number): string => (Number.isFinite(x) ? String(Object.is(x, -0) ? "-0" : x) : `"${x}"`);

const row: Arbitrary<Uint8Array> = fc.tuple(fc.nat(6), value, value).map(([pattern, a, b]) => {
  const bytes = new Uint8Array(ROW_SIZE);
  const view = new DataView(bytes.buffer);
  bytes[0] = pattern;
  view.setFloat64(1, a, true);
  view.setFloat64(9, b, true);
  return bytes;
});

const config: Uint8Array = utf8(
  JSON.stringify({
    ...{ format: 1, dz: "0.1.0", node: "v26.10.0", started: "2026-01-31T12:00:00.000Z", command: "a b", seed: 7 },
    settings: { model: "rnn", optimizer: "adam", lr: 0.001 },
  }),
);

/** Valid settings with any texts, and numbers of any size. */
const strangeConfig: Arbitrary<Uint8Array> = fc
  .record({
    model: readableText,
    optimizer: fc.oneof(fc.constant('"adam"'), readableText),
    command: readableText,
    dz: readableText,
    seed: fc.constantFrom(0, 7, 4294967295),
    more: fc.array(fc.tuple(readableText, fc.oneof(readableText, value.filter(Number.isFinite).map(jsonOf))), {
      maxLength: 4,
    }),
  })
  .map(({ model, optimizer, command, dz, seed, more }) => {
    const settings = [['"model"', model], ['"optimizer"', optimizer], ...more].map((pair) => pair.join(":")).join(",");
    const times = '"node":"v26.10.0","started":"2026-01-31T12:00:00.000Z"';
    return utf8(`{"format":1,"dz":${dz},${times},"command":${command},"seed":${seed},"settings":{${settings}}}`);
  });

/** Present in one of twenty cases. */
const rarely = (file: Arbitrary<Uint8Array>): Arbitrary<Uint8Array | null> =>
  fc.oneof({ weight: 19, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: file });

/** A run that may have diverged, and its predictions, mostly as many as it states. */
const run = fc
  .record({
    config: fc.oneof(
      { weight: 3, arbitrary: fc.constant(config) },
      { weight: 6, arbitrary: strangeConfig },
      { weight: 1, arbitrary: configFile },
    ),
    epochs: fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 1, max: 8 }) },
      { weight: 1, arbitrary: fc.constant(230) },
    ),
    every: fc.constantFrom(1, 1, 1, 2, 3),
    losses: fc.array(value, { minLength: 1, maxLength: 8 }),
    norm: fc.boolean(),
    rows: fc.array(row, { minLength: 1, maxLength: 5 }),
    wrong: fc.constantFrom(...Array.from({ length: 20 }, () => 0), 1, -1),
    metrics: rarely(metricsFile),
    sums: rarely(sums.map(bytesOfText)),
  })
  .map(({ config, epochs, every, losses, norm, rows, wrong, metrics, sums }) => {
    const loss = (i: number): string => jsonOf(losses[i % losses.length] as number);
    const kept = (i: number): boolean => (i + 1) % every === 0 || i === epochs - 1;
    const lines = Array.from({ length: epochs }, (_, i) => {
      const more = `${norm ? `,"gradNorm":${loss(i + 3)}` : ""}${kept(i) ? "" : ',"predictionsKept":false'}`;
      return `{"epoch":${i + 1},"trainLoss":${loss(i)},"testLoss":${loss(i + 1)},"seconds":0.1${more}}\n`;
    });
    const count = Math.max(0, lines.filter((_, i) => kept(i)).length + wrong);
    const recipe = Array.from({ length: count }, (_, i) => rows[i % rows.length] as Uint8Array);
    return { config, metrics: metrics ?? utf8(lines.join("")), rows: concat(...recipe), sums };
  });

/** A run on a series: its losses are those of the validation part. */
const learnedRun = fc
  .record({ files: learnedFiles(value, readableText), losses: fc.array(value, { minLength: 1, maxLength: 8 }) })
  .map(({ files: { data, series, backtest }, losses }) => ({
    config: utf8(`${new TextDecoder().decode(config).slice(0, -1)},"data":${data}}`),
    metrics: utf8(
      losses
        .map((loss, i) => `{"epoch":${i + 1},"trainLoss":${jsonOf(loss)},"validLoss":${jsonOf(loss)},"seconds":0.1}\n`)
        .join(""),
    ),
    rows: concat(...losses.map(() => new Uint8Array(ROW_SIZE))),
    sums: null,
    series,
    backtest,
  }));

/** Inputs with one to three runs. */
export const reportInput: Arbitrary<Uint8Array> = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: run.map((files) => ({ ...files, series: null, backtest: null })) },
      { weight: 1, arbitrary: learnedRun },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((runs) =>
    encodeParts(
      runs.flatMap(({ config, metrics, rows, sums, series, backtest }, i): Part[] => [
        [i, files.config, config],
        [i, files.metrics, metrics],
        [i, "rows", rows],
        ...(sums === null ? [] : [[i, files.checksums, sums] as Part]),
        ...(series === null ? [] : [[i, files.series, series] as Part]),
        ...(backtest === null ? [] : [[i, files.backtest, backtest] as Part]),
      ]),
    ),
  );
