import { UsageError } from "@dz/command-line";
import { expect, test } from "vitest";
import { type Options, parseOptions } from "../options.ts";
import { seriesDefaults } from "./series-defaults.ts";
import { nameOfData, parseSeries, seriesOptions } from "./series-options.ts";

const context = { cwd: "/home/ada", now: new Date(2026, 0, 2, 3, 4, 5), drawSeed: () => 123 };

const parse = (...argv: string[]): Options => parseOptions(argv, context) as Options;

test("without --data there is no series, and its options are refused by name", () => {
  expect(parse().series).toBeNull();
  for (const [name, { value }] of Object.entries(seriesOptions)) {
    if (name === "data") continue;
    const text = `--${name} is for a series from a file: name that with --data FILE, or omit --${name}`;
    expect(() => parse(value === null ? `--${name}` : `--${name}=1`)).toThrow(new UsageError(text));
  }
});

test("with --data the defaults are those of a series", () => {
  const { model, optimizer, epochs, hidden, lr, bptt, batch, schedule, clip, series } = parse("--data", "a.csv");
  const { earlyStopping, weightDecay, ...others } = seriesDefaults;
  expect({ model, optimizer, epochs, hidden, lr, bptt, batch, schedule, clip }).toEqual(others);
  expect(series).toEqual({ ...parseSeries({ data: "a.csv" }, "/home/ada"), weightDecay });
  expect(series).toMatchObject({ data: "/home/ada/a.csv", earlyStopping });
});

test("what is given counts; bptt and batch may be longer than the sine", () => {
  const argv = ["--data=a.csv", "--model=rnn", "--epochs=3", "--hidden=4", "--lr=0.5", "--bptt=10000", "--batch=9999"];
  expect(parse(...argv)).toMatchObject({ model: "rnn", epochs: 3, hidden: 4, lr: 0.5, bptt: 10_000, batch: 9999 });
  expect(() => parse("--data=a.csv", "--bptt=10001")).toThrow("--bptt takes a whole number from 1 to 10000, got 10001");
});

test("optimizers that take the learning rate of adam take that of series, others their own", () => {
  const lr = (optimizer: string) => parse("--data=a", "--optimizer", optimizer).lr;
  const own = seriesDefaults.lr;
  const names = ["adam", "sgd", "momentum", "adagrad", "adadelta", "adamw", "rmsprop"];
  expect(names.map(lr)).toEqual([own, 0.00005, 0.00001, 0.003, null, own, own]);
});

test("weight decay is that of adamw alone", () => {
  const decay = (...argv: string[]) => parse("--data=a", ...argv).series?.weightDecay;
  expect([decay(), decay("--weight-decay=0.5"), decay("--optimizer=sgd")]).toEqual([1, 0.5, null]);
  expect(() => decay("--optimizer=adam", "--weight-decay=0.5")).toThrow(
    new UsageError("--weight-decay: adam has none, omit it or choose --optimizer adamw"),
  );
});

test("the run folder is named after the file and the model", () => {
  expect(parse("--data", "in/co2-monthly.csv").out).toBe("/home/ada/runs/20260102-030405-co2-monthly-gru");
  expect(parse("--data", "x.csv", "--model", "rnn").out).toBe("/home/ada/runs/20260102-030405-x-rnn");
});

test.each([
  ["/in/sales 2025 (final).csv", "sales-2025-final"],
  ["/in/売上_2025年.CSV", "売上_2025年"],
  ["/in/.hidden", "hidden"],
  ["/in/a..csv", "a"],
  ["/in/a:b*c?\n$(rm).tsv", "a-b-c-rm"],
  ["/in/---.csv", "series"],
  ["/in/..", "series"],
  ["/dev/fd/63", "63"],
  [`/in/${"x".repeat(300)}.csv`, "x".repeat(40)],
])("the name of %j in a folder is %s", (data, name) => {
  expect(nameOfData(data)).toBe(name);
});

test("what is the sine's alone is refused", () => {
  expect(() => parse("--data=a", "--precision=dezero")).toThrow(
    new UsageError("--precision dezero is that of the article's sine: with --data take float64 or float32"),
  );
  expect(() => parse("--data=a", "--keep-best")).toThrow(
    new UsageError("--keep-best: with --data the best epoch by validation is always taken, omit --keep-best"),
  );
});
