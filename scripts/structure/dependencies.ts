import { builtinModules } from "node:module";
import { posix } from "node:path";
import ts from "typescript";
import { arrows, nodePackages, sharedArrows, usesEverything, usesPrivate } from "./arrows.ts";
import { isForTests, type Package, type Problem, type Source, type Tree } from "./tree.ts";

const builtins = new Set(builtinModules);

/** The imports of a file: static, dynamic and type-only. */
function importsOf(file: Source): string[] {
  return ts.preProcessFile(file.text, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** `@dz/core/testing` → `@dz/core`, `fflate` → `fflate`. */
function packageName(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith("node:") || builtins.has(specifier);
}

/** Every dependency on another package of the workspace must be an arrow of the design. */
export function allowedArrows(tree: Tree): Problem[] {
  const workspace = new Set(tree.packages.map(({ manifest }) => manifest.name));
  return tree.packages.flatMap(({ folder, manifest }) => {
    const file = `${folder}/package.json`;
    const allowed = usesEverything.includes(manifest.name)
      ? [...Object.keys({ ...arrows, ...sharedArrows }), ...(usesPrivate[manifest.name] ?? [])]
      : { ...arrows, ...sharedArrows }[manifest.name];
    if (allowed === undefined) {
      return [{ file, message: `${manifest.name} has no arrows yet; write them in scripts/structure/arrows.ts` }];
    }
    return Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
      .filter((name) => workspace.has(name) && !allowed.includes(name))
      .map((name) => ({ file, message: `${manifest.name} may not depend on ${name} (scripts/structure/arrows.ts)` }));
  });
}

/** No package may depend on itself, even through dependencies of tests: there would be no build order. */
export function noCycles(tree: Tree): Problem[] {
  const byName = new Map(tree.packages.map((pkg) => [pkg.manifest.name, pkg]));
  const needs = ({ manifest }: Package): string[] =>
    Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter((name) => byName.has(name));

  return tree.packages.flatMap((start) => {
    const seen = new Set<string>();
    const queue = needs(start);
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      queue.push(...needs(byName.get(name) as Package));
    }
    if (!seen.has(start.manifest.name)) return [];
    return [{ file: `${start.folder}/package.json`, message: `${start.manifest.name} depends on itself in a circle` }];
  });
}

/** A published package has no peer outside of dz, not even an optional one: npm crashes where the installed version differs. */
export function noPeers(tree: Tree): Problem[] {
  return tree.packages
    .filter(({ manifest }) => manifest.private !== true)
    .flatMap(({ folder, manifest }) =>
      Object.keys(manifest.peerDependencies ?? {})
        .filter((name) => !name.startsWith("@dz/"))
        .map((name) => ({
          file: `${folder}/package.json`,
          message: `${name} is a peer; have users pass what is needed of it`,
        })),
    );
}

/** A file may import only what its package declares; tests may also import the shared test tools. */
export function declaredImports(tree: Tree): Problem[] {
  const shared = Object.keys(tree.manifest.devDependencies ?? {});
  return tree.packages.flatMap((pkg) => {
    const { manifest } = pkg;
    const declared = new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }));
    const forTests = new Set([...declared, ...Object.keys(manifest.devDependencies ?? {}), ...shared, manifest.name]);
    return pkg.sources.flatMap((file) => {
      const allowed = isForTests(file, manifest) ? forTests : declared;
      return importsOf(file)
        .filter((specifier) => !specifier.startsWith(".") && !isBuiltin(specifier))
        .map(packageName)
        .filter((name) => !allowed.has(name))
        .map((name) => ({
          file: `${pkg.folder}/${file.path}`,
          message:
            name === manifest.name
              ? `imports its own package ${name}; use a relative path`
              : `imports ${name}, which ${pkg.folder}/package.json does not declare`,
        }));
    });
  });
}

/** A relative import must stay in its package; other packages are imported by name, which requires an arrow. */
export function importsStayInside(tree: Tree): Problem[] {
  return tree.packages.flatMap((pkg) =>
    pkg.sources.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith("."))
        .filter((specifier) => posix.join(posix.dirname(file.path), specifier).startsWith(".."))
        .map((specifier) => ({
          file: `${pkg.folder}/${file.path}`,
          message: `imports ${specifier}, which is outside the package; import it by its package's name`,
        })),
    ),
  );
}

/** Libraries run in browsers, so their sources may not import modules of Node. */
export function browserOnly(tree: Tree): Problem[] {
  return tree.packages
    .filter(({ manifest }) => !nodePackages.includes(manifest.name))
    .flatMap((pkg) =>
      pkg.sources
        .filter((file) => !isForTests(file, pkg.manifest))
        .flatMap((file) =>
          importsOf(file)
            .filter(isBuiltin)
            .map((specifier) => ({
              file: `${pkg.folder}/${file.path}`,
              message: `imports ${specifier}, but ${pkg.manifest.name} must run in a browser`,
            })),
        ),
    );
}
