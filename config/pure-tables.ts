import { readFile } from "node:fs/promises";
import type { Options } from "tsup";
import ts from "typescript";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/**
 * Marks the tables of options in a source that are made of others, so that a bundler can leave them out.
 *
 * `{ ...reduceOptions, ddof: { default: 0 } }` at the top level stays in every bundle: for esbuild, a spread and a property
 * may be a getter that does something, and `2 ** 30` is left uncomputed. Here they do nothing. So the literal becomes the result of a call that is marked as pure:
 * `(() => ({ … }))()` after the comment `@__PURE__`. Lines stay where they are.
 */
export function markTables(text: string): string {
  if (!text.includes("Options")) return text;
  const marks = new Map<number, string>();
  for (const statement of ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest, true).statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { initializer } of statement.declarationList.declarations) {
      const table =
        initializer !== undefined && ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
      if (table === undefined || !ts.isObjectLiteralExpression(table) || !isKept(table)) continue;
      marks.set(table.getStart(), "/* @__PURE__ */ (() => (");
      marks.set(table.getEnd(), "))()");
    }
  }
  let marked = "";
  let from = 0;
  for (const [at, mark] of marks) {
    marked += text.slice(from, at) + mark;
    from = at;
  }
  return marked + text.slice(from);
}

/** Whether a literal has a spread, reads a property or computes a number, at any depth outside of functions. */
function isKept(node: ts.Node): boolean {
  if (ts.isSpreadAssignment(node) || ts.isPropertyAccessExpression(node) || ts.isBinaryExpression(node)) return true;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, isKept) ?? false;
}

/** {@link markTables} for each source that esbuild reads. */
export const pureTables: Plugin = {
  name: "pure-tables",
  setup(build) {
    build.onLoad({ filter: /[\\/]packages[\\/]\w+[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: markTables(await readFile(path, "utf8")),
      loader: "ts",
    }));
  },
};
