import ts from "typescript";
import { isTest, type Problem, type Source, type Tree } from "./tree.ts";

/** A table of options, and the name of the interface to which it belongs. */
interface Table {
  readonly owner: string;
  readonly entries: ts.ObjectLiteralExpression;
}

/** The literals `{ … } satisfies OptionTable<X>` and `const table: SharedOptions<X> = { … }` of a file. */
function tablesOf(file: Source): Table[] {
  const tables: Table[] = [];
  const add = (type: ts.TypeNode | undefined, value: ts.Expression | undefined, name: string): void => {
    if (type === undefined || !ts.isTypeReferenceNode(type) || !lastName(type.typeName).endsWith(name)) return;
    const [owner] = type.typeArguments ?? [];
    if (owner === undefined || !ts.isTypeReferenceNode(owner) || value === undefined) return;
    if (ts.isObjectLiteralExpression(value)) tables.push({ owner: lastName(owner.typeName), entries: value });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isSatisfiesExpression(node)) add(node.type, node.expression, "OptionTable");
    if (ts.isVariableDeclaration(node)) add(node.type, node.initializer, "SharedOptions");
    ts.forEachChild(node, visit);
  };
  visit(file.syntax);
  return tables;
}

function lastName(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : name.right.text;
}

/** The default of an entry, if it is a plain literal: `1e-5`, `-1`, `"mean"`, `true`. */
function literalDefault(entry: ts.Expression): number | string | boolean | undefined {
  if (!ts.isObjectLiteralExpression(entry)) return undefined;
  for (const property of entry.properties) {
    if (!ts.isPropertyAssignment(property) || property.name.getText() !== "default") continue;
    const value = property.initializer;
    if (ts.isStringLiteral(value)) return value.text;
    if (value.kind === ts.SyntaxKind.TrueKeyword) return true;
    if (value.kind === ts.SyntaxKind.FalseKeyword) return false;
    const number = Number(value.getText().replaceAll("_", ""));
    return Number.isNaN(number) ? undefined : number;
  }
  return undefined;
}

/** The word after "(default" in the comment of each option of the interfaces of a file, by interface and option. */
function documented(file: Source): Map<string, Map<string, string | null>> {
  const found = new Map<string, Map<string, string | null>>();
  for (const statement of file.syntax.statements) {
    if (!ts.isInterfaceDeclaration(statement)) continue;
    const options = new Map<string, string | null>();
    for (const member of statement.members) {
      if (member.name === undefined) continue;
      const comment = ts
        .getJSDocCommentsAndTags(member)
        .map((part) => part.getText())
        .join(" ");
      const [, word] = comment.match(/\(default:?\s+(?:\*\s+)?([^\s,;:)]+)/) ?? [];
      options.set(member.name.getText(), word?.replace(/[`"]/g, "").replace("−", "-") ?? null);
    }
    found.set(statement.name.text, options);
  }
  return found;
}

/**
 * The "(default …)" in the comment of an option must be the default in its table: the reader of an editor sees the one, the
 * program takes the other. Looks at defaults that are plain literals, of interfaces in the file of the table.
 */
export function defaultsAreDocumented(tree: Tree): Problem[] {
  const problems: Problem[] = [];
  for (const { folder, sources } of tree.packages) {
    for (const file of sources.filter((source) => !isTest(source))) {
      const interfaces = documented(file);
      for (const { owner, entries } of tablesOf(file)) {
        for (const entry of entries.properties) {
          if (!ts.isPropertyAssignment(entry)) continue;
          const name = entry.name.getText();
          const value = literalDefault(entry.initializer);
          const word = interfaces.get(owner)?.get(name);
          if (value === undefined || word === undefined) continue;
          if (word !== null && (typeof value === "number" ? Number(word) === value : word === String(value))) continue;
          const says = word === null ? "says no (default …)" : `says (default ${word})`;
          const message = `the comment of ${owner}.${name} ${says}, its table ${JSON.stringify(value)}`;
          problems.push({ file: `${folder}/${file.path}`, message });
        }
      }
    }
  }
  return problems;
}
