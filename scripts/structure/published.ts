/**
 * What a registry shows of a published package: its metadata and its README, which stand there without the repository.
 *
 * The address of the project is written once, as `homepage` in the package.json of the root. `write-published.ts` copies it,
 * and all that can be derived, into the manifests and READMEs; the rules here compare.
 *
 * @module
 */
import type { Manifest } from "../lib/manifest.ts";
import { nodePackages } from "./arrows.ts";
import type { Package, Page, Problem, Tree } from "./tree.ts";

/** How to mend what is derived. */
const MEND = "run npx --yes pnpm@12 -C scripts run published";

/** The least TypeScript that reads the types of the packages. */
const LEAST_TYPESCRIPT = "5.2";

/** A keyword by which all packages are found. */
const KEYWORD = "dezero";

/** The fields of a manifest that say where a package comes from. */
export interface Origin {
  readonly homepage: string;
  readonly repository: { readonly type: "git"; readonly url: string; readonly directory: string };
  readonly bugs: { readonly url: string };
}

/** Where a package in this folder comes from, if the project is at this address. */
export function originOf(folder: string, address: string): Origin {
  return {
    homepage: `${address}/tree/main/${folder}#readme`,
    repository: { type: "git", url: `git+${address}.git`, directory: folder },
    bugs: { url: `${address}/issues` },
  };
}

/** The address of the project, from its manifest. Throws if it has none. */
export function addressOf({ homepage = "" }: Manifest): string {
  if (!/^https:\/\/[^/]+\/.*[^/]$/.test(homepage)) {
    throw new Error(
      `package.json: homepage is ${JSON.stringify(homepage)}, expected an address such as https://host/owner/dz`,
    );
  }
  return homepage;
}

/** Whether packages may be published from this address: names below `.example` are reserved (RFC 2606), and lead nowhere. */
export function isPublic(address: string): boolean {
  return !new URL(address).hostname.endsWith(".example");
}

/** The sentence that says in each README what the package is a part of. */
export function leadOf(address: string): string {
  return `A part of [dz](${address}#readme), the framework of the book *Deep Learning from Scratch 3* (DeZero) in TypeScript.`;
}

/** The end of each README: where the package runs, and the other packages. */
export function footerOf(pkg: Package, tree: Tree): string {
  const address = addressOf(tree.manifest);
  const node = `Node ${pkg.manifest.engines?.node}`;
  const hosts = nodePackages.includes(pkg.manifest.name)
    ? `${node}, Bun and Deno, not in browsers`
    : `${node}, Bun, Deno and browsers, in a page or a worker`;
  const others = published(tree)
    .filter(({ manifest }) => manifest.name !== pkg.manifest.name)
    .map(
      ({ folder, manifest }) =>
        `| [${manifest.name}](${originOf(folder, address).homepage}) | ${manifest.description} |`,
    );
  return `## Where it runs

${hosts}; as ES modules, which \`require\` loads, too. The types need TypeScript ${LEAST_TYPESCRIPT} or newer.

## The other packages of dz

| package | what it is |
|---|---|
${others.join("\n")}
`;
}

const FOOTER = "## Where it runs\n";

/** A README with the end that it should have. */
export function withFooter(text: string, footer: string): string {
  const at = text.indexOf(FOOTER);
  return `${(at < 0 ? text : text.slice(0, at)).trimEnd()}\n\n${footer}`;
}

/** A README with absolute links in place of those that are relative to its folder. */
export function withAbsoluteLinks(text: string, folder: string, address: string): string {
  return text.replace(RELATIVE_LINK, (_, target: string) => {
    const { pathname, hash } = new URL(target, `file:///${folder}/`);
    const kind = /\.\w+$/.test(pathname) ? "blob" : "tree";
    return `](${address}/${kind}/main${pathname.replace(/\/$/, "")}${hash})`;
  });
}

/** A link to a file, neither absolute nor to a heading of the page itself. */
const RELATIVE_LINK = /\]\((?!\w+:|#)([^)\s]+)\)/g;

/** The packages that are published. */
function published({ packages }: Tree): Package[] {
  return packages.filter(({ manifest }) => manifest.private !== true);
}

/** Each published package must say where it comes from, and have keywords. */
export function originsAreNamed(tree: Tree): Problem[] {
  return published(tree).flatMap(({ folder, manifest }) => {
    const wanted = originOf(folder, addressOf(tree.manifest));
    const wrong = (["homepage", "repository", "bugs"] as const).filter(
      (field) => JSON.stringify(manifest[field]) !== JSON.stringify(wanted[field]),
    );
    const messages = wrong.map((field) => `has no ${field} ${JSON.stringify(wanted[field])}; ${MEND}`);
    if ((manifest.description ?? "") === "") messages.push("has no description");
    const keywords = manifest.keywords ?? [];
    if (!keywords.includes(KEYWORD) || keywords.length < 4) {
      messages.push(`needs keywords, "${KEYWORD}" and at least three more`);
    }
    return messages.map((message) => ({ file: `${folder}/package.json`, message }));
  });
}

/** The README of each published package must stand alone: what dz is, what to install, where it runs, and what else there is. */
export function readmesStandAlone(tree: Tree): Problem[] {
  return published(tree).flatMap((pkg) => {
    const page = tree.pages.find(({ path }) => path === `${pkg.folder}/README.md`);
    if (page === undefined) return []; // the rule `documents` reports it
    return problemsOf(page, pkg, tree).map((message) => ({ file: page.path, message }));
  });
}

function problemsOf({ text }: Page, pkg: Package, tree: Tree): string[] {
  const problems: string[] = [];
  const head = text.slice(0, Math.max(text.indexOf("\n```"), 0));
  const lead = leadOf(addressOf(tree.manifest));
  if (!head.includes(lead)) problems.push(`does not say before its first block: ${lead}`);
  if (!text.endsWith(`\n\n${footerOf(pkg, tree)}`)) problems.push(`does not end with where it runs; ${MEND}`);
  for (const [, target] of prose(text).matchAll(RELATIVE_LINK)) {
    problems.push(`links to ${target}, which leads nowhere on the page of a registry; ${MEND}`);
  }
  return [...problems, ...installProblems(text, pkg.manifest.name)];
}

/** The packages that a README tells its readers to install, undefined without such a line. */
export function installedBy(text: string): string[] | undefined {
  const line = /^```sh\nnpm install ([^\n]+)\n```$/m.exec(text)?.[1];
  return line?.split(" ");
}

/** The packages that the programs of a README import. */
export function importedBy(text: string): string[] {
  const programs = [...text.matchAll(/^```ts[ \t]*\n(.*?)^```/gms)].map(([, code]) => code as string);
  const modules = programs.flatMap((code) => [...code.matchAll(/\bfrom "([^"]+)"/g)].map(([, name]) => name as string));
  const names = modules
    .filter((name) => !name.startsWith("node:") && !name.startsWith("."))
    .map((name) =>
      name
        .split("/")
        .slice(0, name.startsWith("@") ? 2 : 1)
        .join("/"),
    );
  return [...new Set(names)];
}

/** pnpm and yarn let a program import only what it has installed itself, so the line must name all, and no more. */
function installProblems(text: string, own: string): string[] {
  const installed = installedBy(text);
  if (installed === undefined) return ["has no sh block with npm install and the packages that its programs import"];
  const needed = [...new Set([own, ...importedBy(text)])];
  return [
    ...needed.filter((name) => !installed.includes(name)).map((name) => `does not install ${name}, which it imports`),
    ...installed.filter((name) => !needed.includes(name)).map((name) => `installs ${name}, which it does not import`),
  ];
}

/** A page without its blocks and texts in backticks, in which brackets are code. */
function prose(text: string): string {
  return text.replace(/^```.*?^```/gms, "").replace(/`[^`\n]+`/g, "``");
}
