import { describe, expect, test } from "vitest";
import type { Json } from "./json.ts";
import { RunError } from "./run-error.ts";
import { formatConfig, formatMetrics, parseConfig, parseMetrics, type RunConfig } from "./schema.ts";

const config: RunConfig = {
  format: 1,
  dz: "0.1.0",
  node: "v26.10.0",
  started: "2026-01-31T12:00:00.000Z",
  command: "pnpm --filter sin-rnn start --seed 7",
  seed: 7,
  settings: { model: "rnn", lr: 0.001, batch: null, nesterov: false },
};
const metrics = { epoch: 3, trainLoss: 0.25, testLoss: 0.5, seconds: 0.125 };

describe("config", () => {
  test("is parsed to the value that was formatted", () => {
    const text = formatConfig(config, "here");
    expect(text).toMatch(/^\{\n {2}"format": 1,\n.*\n\}\n$/s);
    expect(parseConfig(text, "here")).toEqual(config);
  });

  test("may have the first and the last seed", () => {
    for (const seed of [0, 2 ** 32 - 1])
      expect(parseConfig(JSON.stringify({ ...config, seed }), "here").seed).toBe(seed);
  });

  test("may have the versions of packages", () => {
    const more = { ...config, packages: { "@dz/core": "0.1.0" } };
    expect(parseConfig(formatConfig(more, "here"), "here")).toEqual(more);
  });

  test("may say what data was learned, in any JSON", () => {
    const data = { file: "a.csv", rows: 3, scale: { mean: 0.5, parts: [[0, 2], [], null], log: false }, "": {} };
    const more = { ...config, data };
    expect(parseConfig(formatConfig(more, "here"), "here")).toEqual(more);
    const own = JSON.parse('{"__proto__":{"a":1},"constructor":2}') as { [name: string]: Json };
    const text = formatConfig({ ...config, data: own }, "here");
    expect(Object.entries(parseConfig(text, "here").data ?? {})).toEqual(Object.entries(own));
  });

  test("may have fields of a later version", () => {
    expect(parseConfig(JSON.stringify({ ...config, more: [1] }), "here")).toEqual(config);
  });

  test.each<[Record<string, unknown>, string]>([
    [{ format: 2 }, "format is 2, expected 1, the only format that this version of @dz/runs reads"],
    [{ format: undefined }, "format is missing"],
    [{ dz: 1 }, "dz is 1, expected a string"],
    [{ packages: "@dz/core" }, 'packages is "@dz/core", expected an object'],
    [{ packages: { "@dz/core": 1 } }, '"packages.@dz/core" is 1, expected a string'],
    [{ node: null }, "node is null, expected a string"],
    [{ started: "today" }, 'started is "today", expected a time such as 2026-01-31T12:00:00.000Z'],
    [{ command: ["a"] }, "command is an array, expected a string"],
    [{ seed: -1 }, "seed is -1, expected a whole number from 0 to 4294967295"],
    [{ seed: 2 ** 32 }, "seed is 4294967296, expected a whole number from 0 to 4294967295"],
    [{ seed: 0.5 }, "seed is 0.5, expected a whole number from 0 to 4294967295"],
    [{ seed: "7" }, 'seed is "7", expected a whole number from 0 to 4294967295'],
    [{ settings: undefined }, "settings is missing"],
    [{ settings: 3 }, "settings is 3, expected an object"],
    [{ settings: { lr: {} } }, "settings.lr is an object, expected a string, number, boolean or null"],
    [{ data: 3 }, "data is 3, expected an object"],
    [{ data: null }, "data is null, expected an object"],
    [{ data: ["a"] }, "data is an array, expected an object"],
    [
      { settings: { ["W".repeat(5000)]: [] } },
      `"settings.${"W".repeat(51)}…" is an array, expected a string, number, boolean or null`,
    ],
    [{ settings: { "a\nb": [] } }, '"settings.a\\nb" is an array, expected a string, number, boolean or null'],
  ])("%j is refused", (change, words) => {
    const text = JSON.stringify({ ...config, ...change });
    expect(() => parseConfig(text, "run folder r: config.json")).toThrow(
      new RunError(`run folder r: config.json: ${words}`),
    );
  });

  test.each([
    ["", "not valid JSON, it is empty"],
    ['{\n  "format": 1,\n', "not valid JSON"],
    ["secret".repeat(1000), "not valid JSON"],
    ['"secret"', "it is not an object"],
    ['{"format":"secret"}', "format is not a number, expected 1"],
    ['{"password":"secret"}', "format is missing"],
    ["3", "it is not an object"],
    ["null", "it is not an object"],
    ["[".repeat(100), "values are nested more than 32 deep"],
    [`{"a":${"[".repeat(40)}${"]".repeat(40)}}`, "values are nested more than 32 deep"],
    ["[]", "format is missing"],
  ])("%j is refused in one line", (text, words) => {
    expect(() => parseConfig(text, "here")).toThrow(new RunError(`here: ${words}`));
  });

  test.each<[Partial<Record<keyof RunConfig, unknown>>, string]>([
    [{ seed: Number.NaN }, "seed is NaN, expected a whole number from 0 to 4294967295"],
    [{ settings: { lr: Number.POSITIVE_INFINITY } }, "settings.lr is Infinity, expected a finite number"],
    [{ settings: { lr: undefined } }, "settings.lr is missing"],
    [{ data: new Map() }, "data is an object of the class Map, expected an object"],
    [{ data: { scale: { mean: Number.NaN } } }, "data.scale.mean is NaN, expected a finite number"],
  ])("a value that could not be read back is not written: %j", (change, words) => {
    expect(() => formatConfig({ ...config, ...change } as RunConfig, "here")).toThrow(new RunError(`here: ${words}`));
  });
});

describe("metrics", () => {
  test("are formatted as one line", () => {
    expect(formatMetrics(metrics, "here")).toBe('{"epoch":3,"trainLoss":0.25,"testLoss":0.5,"seconds":0.125}\n');
  });

  test.each([
    0.1 + 0.2,
    5e-324,
    1.7976931348623157e308,
    0,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ])("a loss of %d is read back exactly", (testLoss) => {
    const line = formatMetrics({ ...metrics, testLoss }, "here");
    expect(parseMetrics(line, "here")).toEqual({ ...metrics, testLoss });
  });

  test("unknown fields are omitted", () => {
    const more = { ...metrics, predictions: [1, 2] };
    expect(formatMetrics(more, "here")).toBe(formatMetrics(metrics, "here"));
  });

  test("may include the norm of the gradient", () => {
    const line = formatMetrics({ ...metrics, gradNorm: 1.5 }, "m");
    expect(parseMetrics(line, "m")).toEqual({ ...metrics, gradNorm: 1.5 });
    expect(parseMetrics(formatMetrics({ ...metrics, gradNorm: Number.NaN }, "m"), "m").gradNorm).toBeNaN();
    expect(formatMetrics(metrics, "m")).not.toContain("gradNorm");
  });

  test("a test loss of NaN is left out beside a validation loss, and read as NaN", () => {
    const validated = { ...metrics, testLoss: Number.NaN, validLoss: 0.75 };
    const line = formatMetrics(validated, "here");
    expect(line).toBe('{"epoch":3,"trainLoss":0.25,"validLoss":0.75,"seconds":0.125}\n');
    expect(parseMetrics(line, "here")).toEqual(validated);
  });

  test.each([0.75, Number.NaN, Number.POSITIVE_INFINITY])("a line may have both losses, the second %d", (validLoss) => {
    const both = { ...metrics, validLoss };
    const line = formatMetrics(both, "here");
    expect(line).toMatch(/"testLoss":0\.5,"validLoss":/);
    expect(parseMetrics(line, "here")).toEqual(both);
    const neither = formatMetrics({ ...both, testLoss: Number.NaN }, "here");
    expect(parseMetrics(neither, "here")).toEqual({ ...both, testLoss: Number.NaN });
  });

  test("a line with a test loss of NaN is read beside a validation loss, too", () => {
    const line = '{"epoch":1,"trainLoss":1,"testLoss":"NaN","validLoss":2,"seconds":0}';
    expect(parseMetrics(line, "here")).toMatchObject({ testLoss: Number.NaN, validLoss: 2 });
  });

  test("losses that JSON cannot represent are strings", () => {
    const line = formatMetrics({ ...metrics, trainLoss: Number.NaN, testLoss: Number.NEGATIVE_INFINITY }, "here");
    expect(JSON.parse(line)).toMatchObject({ trainLoss: "NaN", testLoss: "-Infinity" });
  });

  test.each<[Record<string, unknown>, string]>([
    [{ testLoss: "x" }, 'testLoss is "x", expected a number'],
    [{ testLoss: null }, "testLoss is null, expected a number"],
    [{ trainLoss: undefined }, "trainLoss is missing"],
    [{ testLoss: undefined }, "testLoss and validLoss are missing, expected at least one of them"],
    [{ validLoss: "x" }, 'validLoss is "x", expected a number'],
    [{ testLoss: undefined, validLoss: null }, "validLoss is null, expected a number"],
    [{ trainLoss: "nan" }, 'trainLoss is "nan", expected a number'],
    [{ epoch: 0 }, "epoch is 0, expected a whole number from 1"],
    [{ epoch: 1.5 }, "epoch is 1.5, expected a whole number from 1"],
    [{ epoch: "1" }, 'epoch is "1", expected a whole number from 1'],
    [{ seconds: -1 }, "seconds is -1, expected a number from 0"],
    [{ seconds: "NaN" }, 'seconds is "NaN", expected a number'],
  ])("%j is refused", (change, words) => {
    const line = JSON.stringify({ ...metrics, ...change });
    expect(() => parseMetrics(line, "metrics.jsonl line 3")).toThrow(new RunError(`metrics.jsonl line 3: ${words}`));
  });

  test("a number that is too large for a double is refused", () => {
    const line = '{"epoch":1,"trainLoss":1e999,"testLoss":1,"seconds":1}';
    expect(() => parseMetrics(line, "here")).toThrow(
      new RunError("here: trainLoss is Infinity, expected a finite number"),
    );
  });

  test.each([
    ["seconds", Number.NaN, "seconds is NaN, expected a number"],
    ["seconds", Number.POSITIVE_INFINITY, "seconds is Infinity, expected a finite number"],
    ["epoch", 0, "epoch is 0, expected a whole number from 1"],
    ["validLoss", "1" as never, 'validLoss is "1", expected a number'],
    ["testLoss", undefined as never, "testLoss is missing"],
  ])("%s of %d is not written", (name, value, words) => {
    expect(() => formatMetrics({ ...metrics, [name]: value }, "here")).toThrow(new RunError(`here: ${words}`));
  });
});
