import { publishedPackages } from "../lib/manifest.ts";
import type { Released } from "./ranges.ts";

/** The published packages below `folder`, with those of them that each needs, plainly or as a peer. */
export function releasedPackages(folder: string): Released[] {
  const manifests = publishedPackages(folder).map(({ manifest }) => manifest);
  const names = new Set(manifests.map(({ name }) => name));
  return manifests.map(({ name, version = "", dependencies, peerDependencies }) => ({
    name,
    version,
    needs: Object.keys({ ...dependencies, ...peerDependencies }).filter((need) => names.has(need)),
  }));
}
