/**
 * Runs TypeScript on a Node that cannot: each source is translated to JavaScript when it is loaded, and cached under
 * the hash of its inputs. The compiler is loaded only for sources that are not cached.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import module from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const require = module.createRequire(import.meta.url);
const cache = fileURLToPath(new URL("../node_modules/.cache/translated", import.meta.url));

function translate(source) {
  const ts = require("typescript");
  const { ModuleKind, ScriptTarget } = ts;
  const main = "(process.argv[1] === import.meta.filename)"; // known to Node from 24.2
  const compilerOptions = { module: ModuleKind.ESNext, target: ScriptTarget.ES2022, verbatimModuleSyntax: true };
  return ts.transpileModule(source.replaceAll("import.meta.main", main), { compilerOptions }).outputText;
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** Writes a file atomically: other processes may read and write it, too. */
function keep(file, text) {
  try {
    mkdirSync(cache, { recursive: true });
    const own = `${file}-${process.pid}`;
    writeFileSync(own, text);
    renameSync(own, file);
  } catch {
    // The next start translates again.
  }
}

/** The JavaScript of a source, from the cache if possible. */
export function translated(source) {
  const { version } = require("typescript/package.json");
  const name = createHash("sha256").update(`${version}\n${source}`).digest("hex");
  const file = join(cache, `${name}.js`);
  const kept = read(file);
  if (kept !== null) return kept;
  const text = translate(source);
  keep(file, text);
  return text;
}

/** Node's hook for loading a module. */
export function load(url, context, next) {
  if (!/^file:.*\.ts$/.test(url)) return next(url, context);
  return { format: "module", source: translated(readFileSync(fileURLToPath(url), "utf8")), shortCircuit: true };
}

/** Enables importing sources from now on. */
export function translateSources() {
  module.register(import.meta.url);
  module.stripTypeScriptTypes ??= translated;
}
