import ts from "typescript";
import { Names } from "./named.ts";
import { isGenerated, isTest, type Package, type Problem, type Source, type Tree, walk } from "./tree.ts";

type Exported = (ts.FunctionDeclaration | ts.ClassDeclaration) & { readonly name: ts.Identifier };

function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false);
}

/** The functions and classes that a file exports, but for those marked `@internal`. */
function exportedBy(file: Source): Exported[] {
  return file.syntax.statements
    .filter((node): node is Exported => ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node))
    .filter((node) => node.name !== undefined && hasModifier(node, ts.SyntaxKind.ExportKeyword))
    .filter((node) => !ts.getJSDocTags(node).some(({ tagName }) => tagName.text === "internal"));
}

/** Whether a class is what its file is about and one of a kind, as `Linear extends Layer` in `linear.ts`. */
function isOneOfAKind(node: Exported, file: Source): boolean {
  const stem = file.path.split("/").at(-1)?.replace(/\.ts$/, "").replaceAll("-", "");
  return (
    ts.isClassDeclaration(node) &&
    node.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword) === true &&
    !hasModifier(node, ts.SyntaxKind.AbstractKeyword) &&
    node.name.text.toLowerCase() === stem
  );
}

/** Whether a file uses what it exports, so that the export is for its test, or is the type of a public field. */
function usesItself(file: Source, name: ts.Identifier): boolean {
  let uses = false;
  walk(file.syntax, (node) => {
    uses ||= ts.isIdentifier(node) && node !== name && node.text === name.text;
  });
  return uses;
}

/** The sources of the entry points, as `src/index.ts`. */
function entriesOf({ manifest, sources }: Package): Source[] {
  const paths = Object.values(manifest.exports ?? {}).map((target) =>
    typeof target === "string" ? undefined : target["@dz/source"]?.replace(/^\.\//, ""),
  );
  return sources.filter(({ path }) => paths.includes(path));
}

/** The line of the index for an export, with the options and other types named after it. */
function line(name: string, file: Source): string {
  const types = file.syntax.statements
    .filter((node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
    .filter((node) => hasModifier(node, ts.SyntaxKind.ExportKeyword))
    .map((node) => `type ${node.name.text}`);
  const names = [name, ...types].sort((a, b) => a.replace("type ", "").localeCompare(b.replace("type ", "")));
  return `export { ${names.join(", ")} } from "./${file.path.slice("src/".length)}";`;
}

function forgottenIn(pkg: Package): Problem[] {
  const entries = entriesOf(pkg);
  const inner = pkg.sources.filter((file) => !isTest(file) && !isGenerated(file) && !entries.includes(file));
  const offered = new Names(entries);
  const used = new Names(inner);
  return inner
    .filter(({ path }) => !path.startsWith("src/testing/"))
    .flatMap((file) =>
      exportedBy(file)
        .filter((node) => !offered.has(file.path, node.name.text))
        .filter(
          (node) => isOneOfAKind(node, file) || !(used.has(file.path, node.name.text) || usesItself(file, node.name)),
        )
        .map(({ name }) => ({
          file: `${pkg.folder}/${file.path}`,
          message:
            `${name.text} is exported by no entry point; paste into ${pkg.folder}/src/index.ts:\n` +
            `  ${line(name.text, file)}\n  or mark it @internal`,
        })),
    );
}

/**
 * What a file of a published package exports is offered to users or used by another file of the package: otherwise its line
 * in the index was forgotten. A class that is one of a kind, such as a layer, must be offered even if another file uses it.
 * `@dz/functions` has a stricter rule of its own, see functions.ts.
 */
export function nothingForgotten(tree: Tree): Problem[] {
  return tree.packages
    .filter(({ manifest }) => manifest.private !== true && manifest.name !== "@dz/functions")
    .flatMap(forgottenIn);
}
