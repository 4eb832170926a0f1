import { readArguments } from "@dz/command-line";
import { expect, test } from "vitest";
import { command, readOptions } from "./options.ts";
import { madeSeries, trialSeries } from "./series.ts";

const read = (...argv: string[]) => readOptions(readArguments(command, argv));

test("all is tried with the settings of the command, unless it is told", () => {
  expect(read()).toEqual({ series: trialSeries, models: ["rnn", "lstm", "gru"], seeds: [0, 1, 2, 3, 4], options: [] });
  const { series, ...others } = read(
    "--series=us-employment,co2-monthly",
    "--models=gru",
    "--seeds=7,1,7",
    "--",
    "--lr",
    "0.01",
  );
  expect(series.map(({ name }) => name)).toEqual(["co2-monthly", "us-employment"]);
  expect(others).toEqual({ models: ["gru"], seeds: [7, 1], options: ["--lr", "0.01"] });
});

test("series that are made by rules are tried if they are named, or with all", () => {
  expect(read("--series=sine").series.map(({ name }) => name)).toEqual(["sine"]);
  expect(read("--series=all").series).toEqual([...trialSeries, ...madeSeries]);
});

test.each([
  ["--series=co2", "--series takes co2-monthly, seattle-hourly, seattle-daily, sp500-monthly, us-employment, sine, "],
  ["--models=gur", "--models takes rnn, lstm or gru, got gur"],
  ["--seeds=1,,2", '--seeds takes whole numbers with commas between them, such as 0,1, got ""'],
])("%s is refused", (argument, message) => {
  expect(() => read(argument)).toThrow(message);
});
