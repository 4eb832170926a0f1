import { readFileSync } from "node:fs";
import module from "node:module";

/** The modules of the page's script, each after those that it imports. */
const MODULES: readonly string[] = [
  "markup",
  "axis",
  "clip",
  "chart",
  "off-scale",
  "wave-chart",
  "loss-chart",
  "unpack",
  "elements",
  "player",
  "loss-view",
  "wave-view",
  "sort",
  "theme",
  "main",
];

/** A module as a part of one script: without types, imports and exports, without comments of its own line, not indented. */
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
 * The script of the page: the modules of `client` one after another, in one scope. They have no imports from elsewhere and
 * no two names alike, so no bundler is needed; a test holds this and runs it in a browser.
 */
export function pageScript(): string {
  const parts = MODULES.map((name) => asScript(readFileSync(new URL(`./client/${name}.ts`, import.meta.url), "utf8")));
  return `(()=>{"use strict";${parts.join("")}start();})();`;
}
