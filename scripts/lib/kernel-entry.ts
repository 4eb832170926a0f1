import { join } from "node:path";
import ts from "typescript";

/** The dtypes of the SIMD kernels, with the types that stand for them in AssemblyScript. */
const types = { float64: "f64", float32: "f32" } as const;

const head = "// Written by scripts/build-kernels.ts; not edited by hand.\n";

/** A kernel that is written once for all types: its name, its parameters with their types, and the type of its result. */
interface Kernel {
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  readonly result: string;
}

/**
 * The entry of a module, in `generated/`, from the file that lists its kernels: each generic function that `list` exports, by
 * itself or from another file, is exported as `float64_name` and `float32_name`, where wasm.ts looks for it. What is not
 * generic is exported as it is. `read` gives the text of a file of `assembly/`.
 */
export function entryText(list: string, read: (file: string) => string): string {
  const { kernels, others } = exportsOf(list, read);
  const imported = kernels.map(({ name }) => `  ${name},\n`).join("");
  const lines = [head, `import {\n${imported}} from "../${list}";`];
  if (kernels.some(({ parameters }) => parameters.some(({ type }) => type === "Geometry"))) {
    lines.push('import { Geometry } from "./geometry";');
  }
  if (others.length > 0) lines.push(`export { ${others.join(", ")} } from "../${list}";`);
  for (const [dtype, type] of Object.entries(types)) {
    for (const kernel of kernels) lines.push("", instance(kernel, dtype, type));
  }
  return `${lines.join("\n")}\n`;
}

function instance({ name, parameters, result }: Kernel, dtype: string, type: string): string {
  const taken = parameters.map((parameter) => `${parameter.name}: ${parameter.type}`).join(", ");
  const given = parameters.map((parameter) => parameter.name).join(", ");
  const back = result === "void" ? "" : "return ";
  return `export function ${dtype}_${name}(${taken}): ${result} {\n  ${back}${name}<${type}>(${given});\n}`;
}

function exportsOf(list: string, read: (file: string) => string): { kernels: Kernel[]; others: string[] } {
  const kernels: Kernel[] = [];
  const others: string[] = [];
  const add = (name: string, found: ts.FunctionDeclaration | undefined): void => {
    if (found?.typeParameters === undefined) others.push(name);
    else kernels.push(kernelOf(name, found));
  };
  for (const statement of parse(list, read).statements) {
    if (ts.isFunctionDeclaration(statement) && isExported(statement)) add(statement.name?.text ?? "", statement);
    if (!ts.isExportDeclaration(statement) || statement.exportClause === undefined) continue;
    const { exportClause, moduleSpecifier } = statement;
    if (!ts.isNamedExports(exportClause) || moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier))
      continue;
    const file = parse(join(moduleSpecifier.text), read);
    for (const { name, propertyName = name } of exportClause.elements) {
      add(
        name.text,
        file.statements.filter(ts.isFunctionDeclaration).find((f) => f.name?.text === propertyName.text),
      );
    }
  }
  return { kernels, others };
}

function kernelOf(name: string, { parameters, type }: ts.FunctionDeclaration): Kernel {
  return {
    name,
    parameters: parameters.map((parameter) => ({
      name: parameter.name.getText(),
      type: parameter.type?.getText() ?? "",
    })),
    result: type?.getText() ?? "void",
  };
}

function isExported(statement: ts.FunctionDeclaration): boolean {
  return statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

function parse(file: string, read: (file: string) => string): ts.SourceFile {
  return ts.createSourceFile(file, read(`${file}.ts`), ts.ScriptTarget.Latest, true);
}

/** The class by which kernels read the numbers of windows that slide over images. */
export function geometryText(fields: readonly string[]): string {
  const lines = fields.map((field) => `  ${field}: i32;`);
  return `${head}\n/** The numbers of geometryFields in src/kernels/geometry.ts, as they lie in memory. */\n@unmanaged\nexport class Geometry {\n${lines.join("\n")}\n}\n`;
}
