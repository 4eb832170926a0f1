import { readFileSync } from "node:fs";
import { helpText } from "@dz/command-line";
import { expect, test } from "vitest";
import { command, isFlag } from "./arguments.ts";
import { type Options, parseOptions } from "./options.ts";
import { seriesDefaults } from "./series/series-defaults.ts";

const help = helpText(command);

function parse(...argv: string[]): Options {
  return parseOptions(argv, { cwd: "/", now: new Date(), drawSeed: () => 0 }) as Options;
}

/** The text of an option. */
function textOf(name: string): string {
  return (help.slice(help.indexOf(`\n  --${name}`)).split(/\n {2}-/)[1] as string).replace(/\s+/g, " ");
}

test("the help fits 80 columns and names every option", () => {
  const lines = help.split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  const named = [...help.matchAll(/^ {2}(?:-h, )?--([a-z-]+)/gm)].map(([, name = ""]) =>
    name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
  );
  const { seedGiven: _, outGiven: __, series: ___, ...options } = parse();
  const { series } = parse("--data=a");
  const others = ["levels", "resume", "help", "version"];
  expect(named.toSorted()).toEqual([...Object.keys(options), ...Object.keys(series ?? {}), ...others].toSorted());
});

test("the help text states the defaults", () => {
  for (const name of ["model", "optimizer", "schedule", "epochs", "hidden", "bptt", "precision"] as const) {
    expect(textOf(name)).toMatch(new RegExp(`\\(${parse()[name]}(\\)|; with --data )`));
  }
});

test("the help text states the defaults of series, where they differ", () => {
  const { model, optimizer, epochs, hidden, bptt, earlyStopping, weightDecay, lr } = seriesDefaults;
  for (const [name, value] of Object.entries({ model, optimizer, epochs, hidden, bptt })) {
    expect(textOf(name)).toContain(`; with --data ${value})`);
  }
  expect(textOf("lr")).toContain(`with --data ${lr}`);
  expect(textOf("weight-decay")).toContain(`(${weightDecay})`);
  expect(textOf("strategy")).toContain("(recursive; direct ");
  expect(textOf("early-stopping")).toContain(`(${earlyStopping})`);
  const { schedule, precision } = parse("--data=a");
  expect([schedule, precision]).toEqual([parse().schedule, parse().precision]);
});

test("the help text states what series are read and learned with", () => {
  const { series } = parse("--data=a");
  for (const name of ["missing", "gaps", "lag", "past", "period", "calendar", "valid", "test", "scale"] as const) {
    expect(textOf(name)).toContain(`(${series?.[name]})`);
  }
});

test("flags take nothing", () => {
  expect(["debug", "help", "keep-best", "out", "checkpoint-every"].map(isFlag)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test("the README has the defaults of series, too", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8").replace(/\s+/g, " ");
  const { model, optimizer, lr, weightDecay, epochs, hidden, bptt, earlyStopping } = seriesDefaults;
  const how = `--model ${model} --optimizer ${optimizer} --lr ${lr} --weight-decay ${weightDecay}`;
  expect(readme).toContain(`\`${how} --epochs ${epochs} --hidden ${hidden} --bptt ${bptt}\``);
  expect(readme).toMatch(new RegExp(`\\| \`--early-stopping N\` \\|[^|]*\\| ${earlyStopping} \\|`));
});
