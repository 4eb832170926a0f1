/** Refuses a release while the address of the project, `homepage` in the package.json of the root, is a reserved name. */
import { readManifest } from "./lib/manifest.ts";
import { root } from "./lib/paths.ts";
import { addressOf, isPublic } from "./structure/published.ts";

const address = addressOf(readManifest(root));
if (!isPublic(address)) {
  console.error(
    `release: the homepage in package.json is ${address}, a reserved name that leads nowhere; write the address of the ` +
      "project there, and run npx --yes pnpm@12 -C scripts run published",
  );
  process.exitCode = 1;
}
