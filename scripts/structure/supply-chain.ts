/**
 * Rules about the supply chain: no script runs at installation, and every dependency has a reason.
 *
 * @module
 */
import type { Manifest } from "../lib/manifest.ts";
import type { Problem, Tree } from "./tree.ts";

const PAGE = "docs/dependencies.md";

/** The scripts that npm and pnpm run automatically when a package is installed or cloned. */
const installScripts = ["preinstall", "install", "postinstall", "prepublish", "preprepare", "prepare", "postprepare"];

/** Installing a package must not run code. */
export function noInstallScripts(tree: Tree): Problem[] {
  return [
    { folder: ".", manifest: tree.manifest },
    { folder: "scripts", manifest: tree.tools },
    ...tree.packages,
  ].flatMap(({ folder, manifest }) =>
    installScripts
      .filter((name) => manifest.scripts?.[name] !== undefined)
      .map((name) => ({ file: `${folder}/package.json`, message: `has a script ${name}, which runs at install` })),
  );
}

/** Packing and publishing must build the package, so that it never lacks its code or contains an old one. */
export function builtWhenPacked(tree: Tree): Problem[] {
  const prepack = "node --import ../../scripts/preload.mjs ../../scripts/release/prepack.ts";
  return tree.packages
    .filter(({ manifest }) => manifest.private !== true && manifest.scripts?.prepack !== prepack)
    .map(({ folder }) => ({ file: `${folder}/package.json`, message: `needs the script "prepack": "${prepack}"` }));
}

function namesIn({ dependencies, devDependencies, optionalDependencies, peerDependencies }: Manifest): string[] {
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies, ...peerDependencies });
}

/** The names in backticks in the first column of the tables of a page. */
function explained(page: string): string[] {
  return page
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name as string));
}

/** Each external dependency must have a line in docs/dependencies.md, and each line a dependency. */
export function dependenciesExplained(tree: Tree): Problem[] {
  const workspace = new Set(tree.packages.map(({ manifest }) => manifest.name));
  const used = new Set([tree.manifest, tree.tools, ...tree.packages.map(({ manifest }) => manifest)].flatMap(namesIn));
  const outside = [...used].filter((name) => !workspace.has(name)).sort();
  const known = explained(tree.dependencyPage);
  return [
    ...outside.filter((name) => !known.includes(name)).map((name) => `does not say why ${name} is needed`),
    ...known.filter((name) => !used.has(name)).map((name) => `explains ${name}, which nothing depends on`),
  ].map((message) => ({ file: PAGE, message }));
}
