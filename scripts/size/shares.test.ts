import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { piecesOf, sharesOfFamilies, sharesOfFiles } from "./shares.ts";

/** A map of four columns: 0 and 5 to nothing, 1 to a file of a package, 6 to a library. */
const map = JSON.stringify({
  version: 3,
  sources: ["../packages/core/src/ops/add.ts", "../node_modules/.pnpm/fflate@0.8.3/node_modules/fflate/esm/browser.js"],
  names: [],
  mappings: "CAAA,I,CCAA",
});

test("piecesOf gives each character to the file where its map leads", () => {
  expect(piecesOf({ code: "caaaacbb", map })).toEqual([
    { from: "the bundler", text: "c" },
    { from: "core/src/ops/add.ts", text: "aaaa" },
    { from: "the bundler", text: "c" },
    { from: "fflate", text: "bb" },
  ]);
});

test("sharesOfFiles adds up the pieces of a file", () => {
  const pieces = ["aa", "b", "aaa"].map((text) => ({ from: `core/src/${text[0]}.ts`, text }));
  expect(sharesOfFiles(pieces)).toEqual([
    { from: "core/src/a.ts", bytes: 5 },
    { from: "core/src/b.ts", bytes: 1 },
  ]);
});

test("sharesOfFamilies adds up whole packages and the folders of ndarray", () => {
  const noise = randomBytes(500).toString("hex");
  const shares = sharesOfFamilies([
    { from: "ndarray/src/kernels/js.ts", text: noise },
    { from: "core/src/ops/add.ts", text: "ab".repeat(200) },
    { from: "core/src/config.ts", text: "ab".repeat(100) },
    { from: "ndarray/src/index.ts", text: "abab" },
    { from: "fflate", text: "ab" },
  ]);
  expect(shares.map(({ from, bytes }) => [from, bytes])).toEqual([
    ["ndarray/kernels", 1000],
    ["core", 600],
    ["ndarray", 4],
    ["fflate", 2],
  ]);
  expect(shares[0]?.gzip).toBeGreaterThan(450); // 500 random bytes cannot be packed
  expect(shares[1]?.gzip).toBeLessThan(30);
});
