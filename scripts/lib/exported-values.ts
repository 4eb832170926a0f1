/**
 * A module that exports a value made from everything that an entry of a package exports. With `declaration: true` the
 * compiler has to write the types of all of them, and reports each that a user's declarations could not name.
 *
 * @module
 */
import ts from "typescript";

/** The source of that module; `entry` is what users import, `file` the declaration file of it. */
export function exportedValues(entry: string, file: string): string {
  const program = ts.createProgram([file], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} is no module`);

  const lines = [`import * as m from "${entry}";`];
  const add = (value: string): void => {
    lines.push(`export const v${lines.length} = ${value};`);
  };
  const addAll = (symbol: ts.Symbol, name: string): void => {
    for (const exported of checker.getExportsOfModule(symbol)) {
      const target = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const path = `${name}.${exported.name}`;
      if (target.flags & ts.SymbolFlags.ValueModule) addAll(target, path);
      else if (target.flags & ts.SymbolFlags.Value) add(path);
      for (const value of membersOf(checker, target, path)) add(value);
    }
  };
  addAll(module, "m");
  return `${lines.join("\n")}\n`;
}

/** Expressions with the types of the public members of a class, an interface or a type of objects. */
function membersOf(checker: ts.TypeChecker, symbol: ts.Symbol, path: string): string[] {
  if (!(symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias))) return [];
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return [];
  const parameters = (symbol.declarations ?? []).find((node) => "typeParameters" in node && node.typeParameters);
  const count = (parameters as ts.InterfaceDeclaration | undefined)?.typeParameters?.length ?? 0;
  const given = count === 0 ? "" : `<${Array.from({ length: count }, () => "any").join(", ")}>`;
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return checker
    .getPropertiesOfType(type)
    .filter(({ declarations = [] }) => declarations.every((node) => !(ts.getCombinedModifierFlags(node) & hidden)))
    .filter(({ name }) => /^[\w$]+$/.test(name)) // no symbols
    .map(({ name }) => `(null as unknown as ${path}${given})["${name}"]`);
}
