/**
 * Writes where the packages come from into their manifests, and what follows from it into their READMEs: absolute links, and
 * where each package runs. The address of the project is `homepage` in the package.json of the root; after a change of it,
 * `npx --yes pnpm@12 -C scripts run published` brings it everywhere.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { publishedPackages } from "./lib/manifest.ts";
import { root } from "./lib/paths.ts";
import { addressOf, footerOf, originOf, withAbsoluteLinks, withFooter } from "./structure/published.ts";
import { readTree } from "./structure/tree.ts";

/** The fields of a manifest with those of its origin after `license`, where readers of a manifest look for them. */
function withOrigin(manifest: object, origin: object): object {
  const rest = Object.entries(manifest).filter(([name]) => !(name in origin));
  const at = rest.findIndex(([name]) => name === "license") + 1;
  return Object.fromEntries([...rest.slice(0, at), ...Object.entries(origin), ...rest.slice(at)]);
}

const tree = readTree(root);
const address = addressOf(tree.manifest);
for (const { folder, manifest } of publishedPackages(root)) {
  writeFileSync(
    join(root, folder, "package.json"),
    `${JSON.stringify(withOrigin(manifest, originOf(folder, address)), null, 2)}\n`,
  );
  const file = join(root, folder, "README.md");
  const before = manifest.bugs?.url?.replace(/\/issues$/, "") ?? address;
  const text = readFileSync(file, "utf8").replaceAll(before, address);
  const pkg = tree.packages.find((each) => each.folder === folder);
  if (pkg === undefined) throw new Error(`${folder} is not in the workspace`);
  writeFileSync(file, withFooter(withAbsoluteLinks(text, folder, address), footerOf(pkg, tree)));
}
