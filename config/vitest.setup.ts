import "./older-node.ts";
import { existsSync, realpathSync } from "node:fs";

// Tests start programs from their sources, as the commands do. Node runs those from 24 on; under an older one, the tests
// themselves run in it, and the programs in the Node that the repository brings.
if (Number(process.versions.node.split(".")[0]) < 24) {
  process.execPath = realpathSync(new URL("../node_modules/.bin/node", import.meta.url));
}

// Tests of pages open the Chromium of this machine.
const chromium = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
].find((path) => existsSync(path));
if (chromium !== undefined) process.env.DZ_CHROMIUM ??= chromium;
