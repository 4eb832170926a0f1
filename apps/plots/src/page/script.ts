import { readFileSync } from "node:fs";
import module from "node:module";
import { join } from "node:path";

const require = module.createRequire(import.meta.url);

/** The modules of the page's script, each after those it imports. */
const MODULES: readonly string[] = [
  ...fromPackage("@dz/text", "visible", "markup"),
  ...fromPackage("@dz/drawing", "numbers", "axis", "clip", "frame", "off-scale"),
  ...here("../pictures", "wave-chart", "loss-chart"),
  ...here("client", "unpack", "elements", "player", "loss-view", "wave-view", "sort", "theme", "main"),
];

/** The source files of a package. */
function fromPackage(name: string, ...modules: readonly string[]): string[] {
  return modules.map((module) => require.resolve(`${name}/src/${module}.ts`));
}

function here(folder: string, ...modules: readonly string[]): string[] {
  return modules.map((module) => join(import.meta.dirname, folder, `${module}.ts`));
}

/**
 * A module as a part of one script: without types, imports, exports, comments on lines of their own, and indentation.
 */
export function asScript(source: string): string {
  return module
    .stripTypeScriptTypes(source)
    .replace(/^import [^;]*;$/gm, "")
    .replace(/^export /gm, "")
    .replace(/^\s*(?:\/\*\*|\*|\/\/).*$/gm, "")
    .replace(/[ \t]+$/gm, "")
    .replace(/^[ \t]+/gm, "")
    .replace(/\n{2,}/g, "\n");
}

/**
 * The script of the page: its modules one after another, in one scope. They import nothing else and have no two equal
 * names, so no bundler is needed; a test checks this and runs it in a browser.
 */
export function pageScript(): string {
  const parts = MODULES.map((file) => asScript(readFileSync(file, "utf8")));
  return `(()=>{"use strict";${parts.join("")}start();})();`;
}
