import fc, { type Arbitrary } from "fast-check";
import { afterAll, describe, expect, it, test } from "vitest";
import { removeFolder, runs } from "../targets/run-folder.ts";
import { checkpointFile, repaired } from "./checkpoint-file.ts";
import { bytesOfText, oddText } from "./odd-json.ts";
import { configFile, metricsFile, predictionsFile } from "./run-file.ts";

afterAll(removeFolder);

const samples = (files: Arbitrary<Uint8Array>): string[] =>
  fc.sample(files, { numRuns: 250, seed: 1 }).map((file) => Buffer.from(file).toString("latin1"));

describe("files of run folders", () => {
  test.each<[string, Arbitrary<Uint8Array>, RegExp[]]>([
    [
      "metrics.jsonl",
      metricsFile,
      [
        /1e300/,
        /5e-324/,
        /1e309/,
        /"-Infinity"/,
        /:-0[,}]/,
        /9{300}/,
        /\[{4000}/,
        / {9000}/,
        /"predictionsKept":false/,
      ],
    ],
    [
      "config.json",
      configFile,
      [/\\ud800/, /\\u202e/, /\xed\xa0\x80/, /\xe2\x80\xae/, /__proto__/, /W{5000}/, /\\uffff/],
    ],
    ["predictions.npy", predictionsFile, [/\(2, 2\)/, /\(3, 2\)/, /\(999999999999999, 2\)/, /\|O/]],
  ])("%s include every kind of oddity", (_, files, kinds) => {
    const all = samples(files);
    for (const kind of kinds) expect(all.some((text) => kind.test(text))).toBe(true);
  });
});

it("checkpointFile changes heads under a correct SHA-256", () => {
  const good = runs().cut.get("checkpoint.dz") as Uint8Array;
  expect(repaired(good)).toEqual(good);
  const all = samples(checkpointFile(() => good));
  expect(all.some((text) => /"epoch":2,"rows":[013]/.test(text))).toBe(true);
  for (const text of all) {
    const file = new Uint8Array(Buffer.from(text, "latin1"));
    expect(repaired(file)).toEqual(file);
  }
});

test("bytesOfText encodes unpaired surrogates individually, and everything else as UTF-8", () => {
  expect(bytesOfText("\ud800")).toEqual(Uint8Array.of(0xed, 0xa0, 0x80));
  for (const text of fc.sample(oddText, { numRuns: 200, seed: 1 }).filter((json) => !/\p{Cs}/u.test(json))) {
    expect(Buffer.from(bytesOfText(text)).toString()).toBe(text);
  }
});
