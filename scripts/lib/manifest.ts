import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The parts of a package.json that the scripts read. */
export interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly keywords?: readonly string[];
  readonly homepage?: string;
  readonly repository?: Readonly<Record<string, string>>;
  readonly bugs?: Readonly<Record<string, string>>;
  readonly engines?: Readonly<Record<string, string>>;
  /** The published files. */
  readonly files?: readonly string[];
  /** The entry points, each with its files by condition. */
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A package of the workspace: its folder relative to the root, such as `packages/core`, and its manifest. */
export interface WorkspacePackage {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Reads `package.json` in a folder. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** All packages and apps below `root`, sorted by folder, and the examples. */
export function workspacePackages(root: string): WorkspacePackage[] {
  const grouped = ["packages", "apps"].flatMap((group) =>
    readdirSync(join(root, group), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${group}/${entry.name}`)
      .sort(),
  );
  const single = existsSync(join(root, "examples")) ? ["examples"] : [];
  return [...grouped, ...single].map((folder) => ({ folder, manifest: readManifest(join(root, folder)) }));
}

/** The packages that are published to the registry. */
export function publishedPackages(root: string): WorkspacePackage[] {
  return workspacePackages(root).filter(({ manifest }) => manifest.private !== true);
}
