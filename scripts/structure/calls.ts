import ts from "typescript";
import { at, isTest, type Package, type Problem, type Source, type Tree, walk } from "./tree.ts";

/** The functions whose subject is an axis: they find out where one is. */
const ABOUT_AXES = new Set(["normalizeAxis", "normalizeAxes"]);

/** The files of the libraries, without tests. */
function libraryFiles(tree: Tree, names?: readonly string[]): { pkg: Package; file: Source }[] {
  return tree.packages
    .filter(({ folder, manifest }) => folder.startsWith("packages/") && manifest.private !== true)
    .filter(({ manifest }) => names === undefined || names.includes(manifest.name))
    .flatMap((pkg) => pkg.sources.filter((file) => !isTest(file)).map((file) => ({ pkg, file })));
}

/** The names that the index of a package exports from a file. */
function publicNames(pkg: Package, file: Source): Set<string> {
  const names = new Set<string>();
  for (const statement of pkg.sources.find(({ path }) => path === "src/index.ts")?.syntax.statements ?? []) {
    if (!ts.isExportDeclaration(statement) || statement.exportClause === undefined) continue;
    const from = (statement.moduleSpecifier as ts.StringLiteral | undefined)?.text;
    if (!ts.isNamedExports(statement.exportClause) || from !== file.path.replace("src/", "./")) continue;
    for (const { name, propertyName } of statement.exportClause.elements) names.add((propertyName ?? name).text);
  }
  return names;
}

function isExported(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && !!ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

/** In ndarray and functions, `axis` is an option of every public function, never positional. */
export function axisInOptions(tree: Tree): Problem[] {
  return libraryFiles(tree, ["@dz/ndarray", "@dz/functions"]).flatMap(({ pkg, file }) => {
    const names = publicNames(pkg, file);
    return file.syntax.statements.flatMap((statement) => {
      if (!ts.isFunctionDeclaration(statement) || !isExported(statement)) return [];
      const name = statement.name?.text ?? "";
      if (!names.has(name) || ABOUT_AXES.has(name)) return [];
      return statement.parameters
        .filter((parameter) => parameter.name.getText() === "axis")
        .map((parameter) => ({
          file: at(pkg, file, parameter),
          message: `${name} has a parameter axis; make it an option, { axis }`,
        }));
    });
  });
}

/** The statement of the file in which a node is. */
function topLevel(node: ts.Node): ts.Node {
  return ts.isSourceFile(node.parent) ? node : topLevel(node.parent);
}

/** Options have no default as a whole, `options = {}`, in what a file exports: `readOptions` gives each of them its own. */
export function optionsQuestionMark(tree: Tree): Problem[] {
  return libraryFiles(tree).flatMap(({ pkg, file }) => {
    const problems: Problem[] = [];
    walk(file.syntax, (node) => {
      if (
        !ts.isParameter(node) ||
        !isExported(topLevel(node)) ||
        node.initializer === undefined ||
        !/options$/i.test(node.name.getText())
      )
        return;
      let value = node.initializer;
      while (ts.isAsExpression(value)) value = value.expression;
      if (!ts.isObjectLiteralExpression(value) || value.properties.length > 0) return;
      const name = node.name.getText();
      problems.push({ file: at(pkg, file, node), message: `${name} = {}; write ${name}?, and read it by a table` });
    });
    return problems;
  });
}
