import { expect, test } from "vitest";
import { packageOf, treeOf } from "./fixture.ts";
import {
  addressOf,
  footerOf,
  importedBy,
  installedBy,
  isPublic,
  leadOf,
  originOf,
  originsAreNamed,
  readmesStandAlone,
  withAbsoluteLinks,
  withFooter,
} from "./published.ts";
import type { Tree } from "./tree.ts";

const address = "https://host.example/owner/dz";
const about = { keywords: ["dezero", "a", "b", "c"], engines: { node: ">=20" } };
const core = packageOf({
  ...{ name: "@dz/core", description: "the core", ...about },
  ...originOf("packages/core", address),
});
const runs = packageOf({ name: "@dz/runs", description: "the runs", ...about, ...originOf("packages/runs", address) });
const app = packageOf({ name: "sin-rnn", private: true });

/** A tree with the README of core. */
function treeWith(text: string, ...packages: Parameters<typeof treeOf>): Tree {
  const tree = treeOf(...(packages.length > 0 ? packages : [core, runs, app]));
  const pages = [{ path: "packages/core/README.md", text }];
  return { ...tree, manifest: { ...tree.manifest, homepage: address }, pages };
}

const footer = footerOf(core, treeWith(""));
const body = `# @dz/core

${leadOf(address)}

\`\`\`sh
npm install @dz/core @dz/ndarray
\`\`\`

\`\`\`ts
import { readFileSync } from "node:fs";
import { x } from "@dz/core/testing";
import { y } from "@dz/ndarray";
\`\`\`
`;
const readme = withFooter(body, footer);
const problems = (text: string): string[] => readmesStandAlone(treeWith(text)).map(({ message }) => message);

test("addressOf takes the homepage of the root, and refuses what is no address", () => {
  expect(addressOf({ name: "dz", homepage: address })).toBe(address);
  for (const homepage of [undefined, "", "https://host", `${address}/`, "http://host/dz"]) {
    expect(() => addressOf({ name: "dz", ...(homepage === undefined ? {} : { homepage }) })).toThrow(
      "package.json: homepage is",
    );
  }
});

test("isPublic refuses the reserved names", () => {
  expect(isPublic(address)).toBe(false);
  expect(isPublic("https://host.org/dz")).toBe(true);
});

test("originsAreNamed accepts a whole manifest, and asks nothing of private packages", () => {
  expect(originsAreNamed(treeWith(""))).toEqual([]);
});

test.each([
  [
    "homepage",
    { homepage: `${address}#readme` },
    /^has no homepage "https:.*\/tree\/main\/packages\/core#readme"; run /,
  ],
  ["repository", { repository: { type: "git", url: `git+${address}.git` } }, /^has no repository .*"packages\/core"/],
  ["bugs", { bugs: {} }, /^has no bugs .*\/issues"/],
  ["description", { description: "" }, /^has no description$/],
  ["keywords", { keywords: ["dezero", "a"] }, /^needs keywords, "dezero" and at least three more$/],
  ["the common keyword", { keywords: ["a", "b", "c", "d"] }, /^needs keywords/],
])("originsAreNamed reports a wrong %s", (_, wrong, message) => {
  const found = originsAreNamed(treeWith("", { ...core, manifest: { ...core.manifest, ...wrong } }));
  expect(found).toEqual([{ file: "packages/core/package.json", message: expect.stringMatching(message) }]);
});

test("readmesStandAlone accepts a README with all its parts", () => {
  expect(problems(readme)).toEqual([]);
  expect(
    problems(
      readme.replace("@dz/core\n\n", "@dz/core\n\n[here](#the-other-packages-of-dz) `[a](b)` [x](https://y/z)\n\n"),
    ),
  ).toEqual([]);
});

test.each([
  ["the lead", readme.replace(leadOf(address), ""), "does not say before its first block: A part of [dz]"],
  ["the footer", body, "does not end with where it runs; run "],
  ["the hosts", readme.replace("Bun, ", ""), "does not end with where it runs; run "],
  ["a package", readme.replace(" @dz/ndarray\n", "\n"), "does not install @dz/ndarray, which it imports"],
  ["itself", readme.replace("install @dz/core ", "install "), "does not install @dz/core, which it imports"],
  ["its install line", readme.replace("npm install", "npm i"), "has no sh block with npm install"],
])("readmesStandAlone reports a README without %s", (_, text, message) => {
  expect(problems(text)).toEqual([expect.stringContaining(message)]);
});

test("readmesStandAlone reports superfluous packages and relative links", () => {
  expect(problems(readme.replace("install @dz/core", "install @dz/core left-pad"))).toEqual([
    "installs left-pad, which it does not import",
  ]);
  expect(problems(readme.replace("# @dz/core\n", "# @dz/core\n\n[x](src/x.ts) [y](../y#z)\n"))).toEqual([
    expect.stringMatching(/^links to src\/x\.ts, which leads nowhere/),
    expect.stringMatching(/^links to \.\.\/y#z, which leads nowhere/),
  ]);
});

test("the footer names the hosts and the other published packages", () => {
  expect(footer).toContain("Node >=20, Bun, Deno and browsers, in a page or a worker; as ES modules, ");
  expect(footer).toContain(`| [@dz/runs](${address}/tree/main/packages/runs#readme) | the runs |`);
  expect(footer).not.toContain("sin-rnn");
  expect(footerOf(runs, treeWith(""))).toContain("Node >=20, Bun and Deno, not in browsers; as ES modules, ");
  expect(withFooter(readme, footer)).toBe(readme);
  expect(withFooter(`${body}\n## Where it runs\n\nNowhere.\n`, footer)).toBe(readme);
});

test("withAbsoluteLinks leads to files and folders of the repository, and leaves the rest", () => {
  expect(withAbsoluteLinks("[a](src/a.ts) [b](../../docs/b.md#c) [d](../functions/)", "packages/core", address)).toBe(
    `[a](${address}/blob/main/packages/core/src/a.ts) [b](${address}/blob/main/docs/b.md#c) [d](${address}/tree/main/packages/functions)`,
  );
  expect(withAbsoluteLinks("[e](#f) [g](https://h/i)", "packages/core", address)).toBe("[e](#f) [g](https://h/i)");
});

test("installedBy and importedBy read the names of packages", () => {
  expect(installedBy(readme)).toEqual(["@dz/core", "@dz/ndarray"]);
  expect(installedBy("npm install x")).toBeUndefined();
  expect(importedBy(readme)).toEqual(["@dz/core", "@dz/ndarray"]);
});
