/**
 * Mostly valid files of run folders: the lines of the metrics, the settings, the header of the predictions, the sums,
 * the head of a checkpoint.
 *
 * @module
 */
import fc, { type Arbitrary } from "fast-check";
import { concat } from "../files.ts";
import { bytesOfText, deepValue, mostly, oddNumber, oddNumbers, oddObject, oddText } from "./odd-json.ts";

/** A loss of a run, which may have diverged. */
const loss: Arbitrary<string> = fc.oneof(
  fc.constantFrom("0.5", "0.25", "1e-9", "1e300", "1.7e308", "5e-324", "-0", '"NaN"', '"Infinity"', '"-Infinity"'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
);

/** The line of an epoch without its end; some state whether the predictions are kept. */
function metricsLine(epoch: number): Arbitrary<string> {
  const line = (fields: Readonly<Record<string, Arbitrary<string>>>): Arbitrary<string> =>
    oddObject({
      epoch: mostly(fc.constant(String(epoch))),
      trainLoss: mostly(loss),
      testLoss: mostly(loss),
      seconds: mostly(fc.constantFrom("0.1", "0", "1.7e308", "5e-324")),
      ...fields,
    });
  return fc.oneof(
    { weight: 4, arbitrary: line({}) },
    { weight: 2, arbitrary: line({ gradNorm: mostly(loss) }) },
    { weight: 2, arbitrary: line({ validLoss: mostly(loss), testLoss: fc.oneof(loss, fc.constant('"NaN"')) }) },
    {
      weight: 2,
      arbitrary: line({ predictionsKept: fc.constantFrom("false", "false", "true", "null", "0", '"false"') }),
    },
  );
}

/** A valid line or one that is too long, by blanks, by a text or by brackets only. */
function oddLine(epoch: number): Arbitrary<string> {
  const long = fc.tuple(metricsLine(epoch), fc.constantFrom(3000, 4095, 4096, 4097, 65_535, 65_536, 200_000));
  return fc.oneof(
    { weight: 20, arbitrary: metricsLine(epoch) },
    { weight: 1, arbitrary: long.map(([line, length]) => line.padEnd(length)) },
    { weight: 1, arbitrary: long.map(([line, length]) => `${line.slice(0, -1)},"x":"${"y".repeat(length)}"}`) },
    { weight: 1, arbitrary: deepValue },
    { weight: 1, arbitrary: fc.constantFrom("", " ", "null", "\u0000", "\ufeff{}") },
  );
}

/** The lines of seven epochs. */
const lines = Array.from({ length: 7 }, (_, i) => oddLine(i + 1));

/** `metrics.jsonl` with zero to seven epochs, mostly with a terminated last line. */
export const metricsFile: Arbitrary<Uint8Array> = fc
  .tuple(
    fc.nat(lines.length).chain((epochs) => fc.tuple(...lines.slice(0, epochs))),
    fc.constantFrom("\n", "\n", "\n", "\r\n", ""),
  )
  .map(([lines, end]) => bytesOfText(lines.map((line, i) => `${line}${i === lines.length - 1 ? end : "\n"}`).join("")));

const settings: Arbitrary<string> = fc
  .tuple(
    oddObject({ model: mostly(fc.constantFrom('"rnn"', '"mlp"')), optimizer: mostly(oddText), lr: mostly(oddNumber) }),
    fc.array(fc.tuple(oddText, fc.oneof(oddNumber, oddText)), { maxLength: 4 }),
  )
  .map(([object, more]) => `${object.slice(0, -1)}${more.map(([name, value]) => `,${name}:${value}`).join("")}}`);

/** `config.json`. */
export const configFile: Arbitrary<Uint8Array> = oddObject({
  format: mostly(fc.constant("1")),
  dz: mostly(fc.constant('"0.1.0"')),
  node: fc.oneof(fc.constant('"v26.10.0"'), oddText),
  started: mostly(fc.constant('"2026-01-31T12:00:00.000Z"')),
  command: fc.oneof(fc.constant('"a b"'), oddText),
  seed: mostly(fc.constantFrom("0", "7", "4294967295")),
  settings: mostly(settings),
  data: mostly(settings),
}).map(bytesOfText);

/** `predictions.npy` of float64 numbers, with the number of rows in its header or another. */
export const predictionsFile: Arbitrary<Uint8Array> = fc
  .record({
    rows: fc.constantFrom("0", "1", "2", "2", "2", "3", "999999999999999", "-1", "1e3", "2147483648"),
    width: fc.constantFrom("2", "2", "2", "0", "1", "999", "999999999", "1073741824"),
    length: fc.constantFrom(128, 128, 128, 64, 127, 192),
    bytes: fc.constantFrom(0, 16, 31, 32, 32, 32, 48, 100),
    byte: fc.constantFrom(0, 0x7f, 0xff),
    type: fc.constantFrom("<f8", "<f8", "<f8", "<f4", ">f8", "|O"),
  })
  .map(({ rows, width, length, bytes, byte, type }) => {
    const dict = `{'descr': '${type}', 'fortran_order': False, 'shape': (${rows}, ${width}), }`;
    const text = `${dict.padEnd(length - 11)}\n`;
    const start = [0x93, ..."NUMPY\u0001\u0000"].map((char) => (typeof char === "number" ? char : char.charCodeAt(0)));
    const size = text.length;
    return concat(start, [size & 0xff, size >> 8], bytesOfText(text), new Uint8Array(bytes).fill(byte));
  });

/** Sizes and counts for a sum. */
const whole: Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("0", "1", "2", "16", "32", "128", "9007199254740991") },
  { weight: 1, arbitrary: fc.constantFrom(...oddNumbers) },
);
const sum: Arbitrary<string> = oddObject({
  size: whole,
  sha256: mostly(
    fc.constantFrom('"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"', `"${"0".repeat(64)}"`),
  ),
});

/** The head of a checkpoint, or `checksums.json`; the number of rows may not fit the epoch or the size. */
export const sums: Arbitrary<string> = oddObject({
  epoch: whole,
  rows: whole,
  config: mostly(sum),
  metrics: mostly(sum),
  predictions: mostly(sum),
  series: mostly(sum),
  backtest: mostly(sum),
  weights: mostly(sum),
});
