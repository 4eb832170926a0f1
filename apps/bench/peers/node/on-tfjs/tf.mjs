// TensorFlow.js on its WebAssembly backend, from the npm folder in PEERS_NPM.
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const folder = resolve(process.env.PEERS_NPM ?? ".");
const load = createRequire(join(folder, "package.json"));

export const tf = load("@tensorflow/tfjs"); // the core alone has no gradients
tf.enableProdMode();
load("@tensorflow/tfjs-backend-wasm").setWasmPaths(join(folder, "node_modules/@tensorflow/tfjs-backend-wasm/dist/"));
if (!(await tf.setBackend("wasm"))) throw new Error("the wasm backend does not start");
await tf.ready();
