/**
 * The hosts on which a user may run dz, each as a row of the trial `hosts`.
 *
 * @module
 */
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { outsideEnvironment } from "../lib/nodes.ts";
import { run } from "../lib/run.ts";
import type { Digests } from "./compare.ts";
import { BROWSERS, findBrowser, type PageOptions, postedBy } from "./page.ts";
import { findBun, findDeno } from "./programs.ts";
import { files } from "./project.ts";

/** A host: how it runs the programs of a project. Both throw what the host said if it failed. */
export interface Host {
  readonly name: string;
  readonly digests: (project: string) => Promise<Digests>;
  /** Absent where there are no files. */
  readonly runFolder?: (project: string) => Promise<unknown>;
}

/** A host that is not here. */
export interface Missing {
  readonly name: string;
  readonly missing: string;
}

/** A program that runs a file and prints JSON. */
function commandHost(
  name: string,
  file: string,
  flags: { readonly digests: readonly string[]; readonly runFolder?: readonly string[] },
  settings: Readonly<Record<string, string>> = {},
): Host {
  const printed = async (project: string, args: readonly string[]): Promise<unknown> => {
    const env = { ...outsideEnvironment(), ...settings };
    const { ok, stdout, output } = await run(file, args, { cwd: project, env });
    if (!ok) throw new Error(output);
    return JSON.parse(stdout);
  };
  const { runFolder } = flags;
  return {
    name,
    digests: async (project) => (await printed(project, [...flags.digests, files.digests])) as Digests,
    ...(runFolder && {
      runFolder: (project: string) => {
        const parent = mkdtempSync(join(project, "runs-"));
        return printed(project, [...runFolder, files.runFolder, join(parent, "run")]);
      },
    }),
  };
}

/** Without `wasm-unsafe-eval`, WebAssembly must not compile; `connect-src` is for what the page posts. */
const STRICT = "default-src 'none'; script-src 'self'; connect-src 'self'";

const PAGES: Readonly<Record<string, PageOptions>> = {
  "a page": { place: "page" },
  "a module worker": { place: "worker" },
  "a page whose policy forbids WebAssembly": { place: "page", policy: STRICT },
};

/** The pages of a browser, each a host. */
function pageHosts(name: (typeof BROWSERS)[number]): (Host | Missing)[] {
  const browser = findBrowser(name);
  if (browser === null) {
    return [{ name, missing: `is not on this machine; DZ_${name.toUpperCase()} may say where it is` }];
  }
  return Object.entries(PAGES).map(([where, options]) => ({
    name: `${name}, ${where}`,
    digests: async (project) => {
      const profile = mkdtempSync(join(project, "profile-"));
      const open = (url: string, signal: AbortSignal) => browser.open(url, profile, signal);
      const posted = await postedBy(join(project, files.bundle), options, open);
      if ("error" in posted) throw new Error(posted.error);
      return posted.found as Digests;
    },
  }));
}

/** All hosts; those that are fetched are in the cache afterwards. */
export async function listHosts(): Promise<(Host | Missing)[]> {
  const node = { digests: [], runFolder: [] };
  const [bun, deno] = [await findBun(), await findDeno()];
  const unfetched = "is not here and cannot be fetched from the npm registry";
  // A lock names the machine and its process, for which Deno asks the permission "sys".
  const allowed = ["run", "--no-prompt", "--allow-read", "--allow-write", "--allow-env", "--allow-sys"];
  return [
    commandHost(`Node ${process.versions.node}`, process.execPath, node),
    commandHost("Node, DZ_KERNELS=js", process.execPath, node, { DZ_KERNELS: "js" }),
    ...(bun === null ? [{ name: "Bun", missing: unfetched }] : [commandHost("Bun", bun, node)]),
    ...(deno === null
      ? [{ name: "Deno", missing: unfetched }]
      : [
          commandHost("Deno, --allow-read, write, env, sys", deno, { digests: allowed, runFolder: allowed }),
          commandHost("Deno, --allow-read", deno, { digests: ["run", "--no-prompt", "--allow-read"] }),
          commandHost("Deno, no permission", deno, { digests: ["run", "--no-prompt"] }),
        ]),
    ...BROWSERS.flatMap(pageHosts),
  ];
}
