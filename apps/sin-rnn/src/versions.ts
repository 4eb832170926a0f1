/** The versions of the program and of the packages that compute for it. */
import { readFileSync } from "node:fs";

interface Manifest {
  readonly version: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The manifest in a folder of the program: read as a file, since private packages do not export it. */
function manifest(folder: string): Manifest {
  return JSON.parse(readFileSync(new URL(`../${folder}package.json`, import.meta.url), "utf8")) as Manifest;
}

/** The version of the program. */
export function readVersion(): string {
  return manifest("").version;
}

/** Packages that take no part in a training: their versions change no bits. */
const without: readonly string[] = ["@dz/onnx"];

/** The versions of the published packages of dz that compute for a run, also by way of private ones, by name. */
export function packageVersions(): Record<string, string> {
  const found: Record<string, string> = {};
  addVersions(found, "");
  return Object.fromEntries(Object.entries(found).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function addVersions(found: Record<string, string>, folder: string): void {
  for (const name of Object.keys(manifest(folder).dependencies ?? {})) {
    if (!name.startsWith("@dz/") || without.includes(name)) continue;
    const place = `${folder}node_modules/${name}/`;
    const { version, private: isPrivate } = manifest(place);
    if (isPrivate === true) addVersions(found, place);
    else found[name] = version;
  }
}

/** What to say if a run goes on with other packages than it began with, in one sentence or none. */
export function versionWarnings(
  began: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): string[] {
  const others = Object.entries(began).filter(([name, version]) => now[name] !== version);
  if (others.length === 0) return [];
  const changes = others.map(([name, version]) => `${name} ${version}, which is ${now[name] ?? "not used"} now`);
  return [`the run began with ${changes.join(", ")}: its bits may differ from those of an uninterrupted run`];
}
