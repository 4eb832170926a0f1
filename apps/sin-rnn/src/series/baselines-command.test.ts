import { readFileSync } from "node:fs";
import { join } from "node:path";
import { helpText, UsageError } from "@dz/command-line";
import { beforeAll, describe, expect, test } from "vitest";
import { type BaselinesOptions, baselinesCommand, baselinesOf, parseBaselines } from "./baselines-command.ts";
import type { BaselineComparison } from "./compare-baselines.ts";

const folder = join(import.meta.dirname, "../../../../packages/series/data");

type Numbers = Readonly<Record<string, number | readonly number[]>>;

interface Expected {
  readonly column: string;
  readonly n: number;
  readonly trainLength: number;
  readonly period: number;
  readonly arOrder: number;
  readonly horizon: number;
  readonly maseScale: number;
  readonly arCoefficients: readonly number[];
  readonly oneStep: Readonly<Record<string, Numbers>>;
  readonly byHorizon: Readonly<Record<string, Numbers>>;
}

const all = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Record<string, Expected>;

const run = (...argv: string[]) => baselinesOf(parseBaselines(argv, folder) as BaselinesOptions);

/** The largest relative difference of two numbers, or of two lists of them. */
function difference(got: unknown, want: number | readonly number[] | undefined): number {
  if (typeof want === "number") return got === want ? 0 : Math.abs((got as number) - want) / Math.abs(want);
  expect(got).toHaveLength((want as readonly number[]).length);
  return Math.max(...(want as readonly number[]).map((each, i) => difference((got as readonly number[])[i], each)));
}

describe.each(Object.entries(all))("%s has the numbers of NumPy and statsmodels", (name, expected) => {
  const { column, period, arOrder, horizon } = expected;
  let compared: BaselineComparison;
  beforeAll(async () => {
    const argv = ["--data", `${name}.csv`, "--column", column, "--period", `${period}`, "--ar", `${arOrder}`];
    const gaps = name === "co2-monthly" ? ["--gaps", "keep"] : [];
    ({ compared } = await run(...argv, "--horizon", `${horizon}`, ...gaps));
  });

  test("its length, its parts, and the scale of MASE", () => {
    expect(compared).toMatchObject({ length: expected.n, testStart: expected.trainLength, period, horizon });
    expect(difference(compared.maseScale, expected.maseScale)).toBeLessThan(1e-9);
  });

  test.each(["persistence", "mean", "drift", "seasonalNaive", "ar"])("%s", (baseline) => {
    const got = compared.baselines.find((each) => each.name === baseline);
    const most = baseline === "ar" ? 1e-6 : 1e-9;
    for (const part of ["oneStep", "byHorizon"] as const) {
      for (const [key, want] of Object.entries(expected[part][baseline] as Numbers)) {
        expect(difference(got?.[part][key as never], want)).toBeLessThan(most);
      }
    }
    if (baseline === "ar") expect(difference(got?.settings.coefficients, expected.arCoefficients)).toBeLessThan(1e-6);
  });
});

test("the defaults find the period, and take it for the horizon", async () => {
  const { compared } = await run("--data", "seattle-hourly.csv");
  expect(compared).toMatchObject({ length: 8759, testStart: 7008, period: 24, horizon: 24 });
  expect(compared.baselines.map(({ name }) => name)).toContain("seasonalNaive");
});

describe("arguments", () => {
  test("the defaults, and every option", () => {
    expect(parseBaselines(["--data", "a.csv"], "/in")).toMatchObject({
      data: "/in/a.csv",
      horizon: null,
      period: "auto",
      ar: "aic",
      test: 0.2,
      format: "lines",
    });
    const argv = ["--data=a.csv", "--horizon=3", "--period=none", "--ar=0", "--test=0.3", "--format=json"];
    expect(parseBaselines(argv, "/")).toMatchObject({ horizon: 3, period: null, ar: 0, test: 0.3, format: "json" });
    expect(parseBaselines(["--help"], "/")).toBe("help");
  });

  test.each([
    [[], "baselines needs --data FILE, the file with the series"],
    [["--data=a", "--epochs=3"], "unknown option --epochs, --help lists all options"],
    [["--data=a", "--valid=0.1"], "unknown option --valid, --help lists all options"],
    [["--data=a", "--ar=many"], '--ar takes a whole number from 0 to 1000 or auto, got "many"'],
    [["--data=a", "--format=quiet"], "--format takes lines or json, got quiet"],
    [["a.csv"], "unexpected argument a.csv, every option begins with --"],
  ])("%j is refused", (argv, message) => {
    expect(() => parseBaselines(argv, "/")).toThrow(new UsageError(message));
  });

  test("the help fits 80 columns and names every option", () => {
    const help = helpText(baselinesCommand);
    for (const line of help.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    for (const name of Object.keys(baselinesCommand.options)) expect(help).toContain(`  --${name}`);
  });
});

test.each([
  [["--horizon", "25"], "--horizon 25: the test part has only 24 values; take fewer steps, or a larger --test"],
  [["--period", "99"], "--period 99: there are only 99 values to learn from; take a shorter period, or none"],
  [["--test", "0.001"], "--test: the part for testing has no value; the series is too short, or that too small"],
  [["--test", "0.999"], "split: 123 points leave 1 for training"],
  [["--ar", "90"], "autoregression of order 90"],
])("what sp500-monthly does not suffice for is refused: %j", async (argv, message) => {
  await expect(run("--data", "sp500-monthly.csv", ...argv)).rejects.toThrow(message);
  await expect(run("--data", "sp500-monthly.csv", ...argv)).rejects.toBeInstanceOf(UsageError);
});
