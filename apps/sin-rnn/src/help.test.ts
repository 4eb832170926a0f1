import { expect, test } from "vitest";
import { helpText } from "./help.ts";
import { type Options, parseOptions } from "./options.ts";

function parse(): Options {
  return parseOptions([], { cwd: "/", now: new Date(), drawSeed: () => 0 }) as Options;
}

test("the help text fits 80 columns and names every option", () => {
  const lines = helpText.split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  const named = [...helpText.matchAll(/^ {2}(?:-h, )?--([a-z-]+)/gm)].map(([, name = ""]) =>
    name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
  );
  const { seedGiven: _, outGiven: __, ...options } = parse();
  expect(named.toSorted()).toEqual([...Object.keys(options), "resume", "help", "version"].toSorted());
});

test("the help text states the defaults", () => {
  for (const name of ["model", "optimizer", "schedule", "epochs", "hidden", "bptt", "precision"] as const) {
    const lines = helpText.slice(helpText.indexOf(`--${name}`)).split(/\n {2}-/)[0];
    expect(lines).toContain(`(${parse()[name]})`);
  }
});
