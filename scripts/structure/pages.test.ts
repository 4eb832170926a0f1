import { describe, expect, test } from "vitest";
import { treeOf } from "./fixture.ts";
import { figuresMeasured, namedFilesExist } from "./pages.ts";
import type { Tree } from "./tree.ts";

const FILES = ["packages/core/src/config.ts", "packages/core/README.md", "docs/performance.md", ".ci/run"];

/** A tree with these pages beside some files. */
function treeWith(pages: Readonly<Record<string, string>>): Tree {
  const paths = new Set([...FILES, ...Object.keys(pages)]);
  return { ...treeOf(), paths, pages: Object.entries(pages).map(([path, text]) => ({ path, text })) };
}

describe("namedFilesExist", () => {
  const problems = (text: string, path = "README.md"): string[] =>
    namedFilesExist(treeWith({ [path]: text })).map(({ message }) => message);

  test.each([
    "[core](packages/core), [again](packages/core/), [page](packages/core/README.md), [here](#core-and-all)\n# core and `all`",
    "[elsewhere](https://example.org/packages/none)",
    "`packages/core/src/config.ts`, `packages/core/src/**`, `config.ts`, `.ci/run`, `packages/{core,none}/x.ts`",
    "`pnpm test packages/core/src/con`, `x/none.ts`, `fc/W`, `runs/first/config.json`, `/usr/packages/none`",
    "```sh\npnpm test packages/core\n```",
    "```ts\nimport 'packages/none.ts';\n```",
  ])("accepts %s", (text) => {
    expect(problems(text)).toEqual([]);
  });

  test.each([
    ["[core](packages/none)", "packages/none"],
    ["[core](#nothing)", "README.md#nothing"],
    ["`packages/core/src/none.ts`", "packages/core/src/none.ts"],
    ["`packages/none/**`", "packages/none"],
    ["`none.ts`", "none.ts"],
    ["```sh\npnpm test packages/core/src/none\n```", "packages/core/src/none"],
  ])("refuses %s", (text, name) => {
    expect(problems(text)).toEqual([`names ${name}, which is not there`]);
  });

  test("takes paths from the folder of the page, and from the root", () => {
    const text = "`src/config.ts` `packages/core/src/config.ts` [x](src/config.ts) `src/none.ts` [y](packages/core)";
    expect(problems(text, "packages/core/README.md")).toEqual([
      "names packages/core/packages/core, which is not there",
      "names src/none.ts, which is not there",
    ]);
  });

  test("links with the address of the project lead to files, too", () => {
    const address = "https://host.example/dz";
    const text = ["blob/main/packages/core/src/config.ts", "tree/main/packages/core#readme", "blob/main/none.ts"]
      .map((path) => `[x](${address}/${path})`)
      .join(" ");
    const tree = treeWith({
      "packages/core/README.md": `${text} [y](${address}#readme) [z](${address}/blob/main/a.md#b)`,
    });
    const found = namedFilesExist({ ...tree, manifest: { ...tree.manifest, homepage: address } });
    expect(found.map(({ message }) => message)).toEqual([
      "names none.ts, which is not there",
      "names README.md, which is not there",
      "names a.md#b, which is not there",
    ]);
  });

  test("leaves the past alone", () => {
    expect(problems("`packages/none/x.ts`", ".changeset/a.md")).toEqual([]);
    expect(problems("`packages/none/x.ts`", "packages/core/CHANGELOG.md")).toEqual([]);
  });
});

describe("figuresMeasured", () => {
  const problems = (text: string, path = "README.md"): string[] =>
    figuresMeasured(treeWith({ [path]: text, "docs/performance.md": "| dz | 0.695 s | 4.0 | 31 |" })).map(
      ({ message }) => message,
    );

  test("accepts figures that stand in the page that their paragraph links to", () => {
    expect(problems("0.695 s, 31 times as fast as\nx ([measured](docs/performance.md#dz)).")).toEqual([]);
  });

  test("refuses any other, and one without a link", () => {
    expect(problems("0.69 s or 31 and\n20 times as\nfast [measured](docs/performance.md)")).toEqual([
      'says "0.69 s", which does not stand in docs/performance.md',
      'says "31 and 20 times as fast", which does not stand in docs/performance.md',
    ]);
    expect(problems("It takes 0.695 s.\n\n[measured](docs/performance.md)")).toEqual([
      'says "0.695 s" without a link to the page of docs where that was measured',
    ]);
  });

  test("looks neither at code, nor at sizes and counts, nor at the pages of docs", () => {
    expect(problems("`5 s`, 60 steps, 256 MiB\n\n```text\n18 s\n```")).toEqual([]);
    expect(problems("It takes 5 s.", "docs/reliability.md")).toEqual([]);
  });
});
