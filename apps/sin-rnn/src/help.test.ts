import { helpText } from "@dz/command-line";
import { expect, test } from "vitest";
import { command, isFlag } from "./arguments.ts";
import { type Options, parseOptions } from "./options.ts";

const help = helpText(command);

function parse(): Options {
  return parseOptions([], { cwd: "/", now: new Date(), drawSeed: () => 0 }) as Options;
}

test("the help fits 80 columns and names every option", () => {
  const lines = help.split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  const named = [...help.matchAll(/^ {2}(?:-h, )?--([a-z-]+)/gm)].map(([, name = ""]) =>
    name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
  );
  const { seedGiven: _, outGiven: __, ...options } = parse();
  expect(named.toSorted()).toEqual([...Object.keys(options), "resume", "help", "version"].toSorted());
});

test("the help text states the defaults", () => {
  for (const name of ["model", "optimizer", "schedule", "epochs", "hidden", "bptt", "precision"] as const) {
    const lines = help.slice(help.indexOf(`--${name}`)).split(/\n {2}-/)[0];
    expect(lines?.replace(/\s+/g, " ")).toContain(`(${parse()[name]})`);
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
