import { expect, test } from "vitest";
import { sharesOfFamilies, sharesOfFiles } from "./shares.ts";

/** A map of three columns: 0 to nothing, 1 to a file of a package, 5 to a library. */
const map = JSON.stringify({
  version: 3,
  sources: ["../packages/core/src/ops/add.ts", "../node_modules/.pnpm/fflate@0.8.3/node_modules/fflate/esm/browser.js"],
  names: [],
  mappings: "CAAA,ICAA",
});

test("sharesOfFiles counts each character for the file where its map leads", () => {
  expect(sharesOfFiles({ code: "caaaabb", map })).toEqual([
    ["core/src/ops/add.ts", 4],
    ["fflate", 2],
    ["the bundler", 1],
  ]);
});

test("sharesOfFamilies adds up the folders of ndarray and whole packages", () => {
  expect(
    sharesOfFamilies([
      ["ndarray/src/kernels/js.ts", 5],
      ["ndarray/src/index.ts", 1],
      ["core/src/ops/add.ts", 4],
      ["core/src/config.ts", 3],
      ["fflate", 2],
    ]),
  ).toEqual([
    ["core", 7],
    ["ndarray/kernels", 5],
    ["fflate", 2],
    ["ndarray", 1],
  ]);
});
