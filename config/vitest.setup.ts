import "./older-node.ts";
import { realpathSync } from "node:fs";

// Tests start programs from their sources, as the commands do. Node runs those from 24 on; under an older one, the tests
// themselves run in it, and the programs in the Node that the repository brings.
if (Number(process.versions.node.split(".")[0]) < 24) {
  process.execPath = realpathSync(new URL("../node_modules/.bin/node", import.meta.url));
}
