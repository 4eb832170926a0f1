/**
 * Runs one job of one contender of this program: `node run.ts CONTENDER JOB EPOCHS` prints one value as JSON per line.
 */
import { setImmediate } from "node:timers/promises";
import { works } from "./jobs/all.ts";

/** The duration of a measurement in seconds. */
const SECONDS = 0.5;

const [contender = "", name = "", epochs = "100"] = process.argv.slice(2);
const job = works.flatMap(({ jobs }) => jobs).find((one) => one.name === name);
const measure = job?.contenders[contender];
if (measure === undefined) throw new Error(`no job ${name} of ${contender}`);
// Until the last module has been evaluated, Node keeps the handles from loading the modules, and each garbage
// collection scans them: a twentieth of the article's job, which other programs pay only until they first await
// something.
await setImmediate();
for await (const value of measure({ epochs: Number(epochs), seconds: SECONDS })) console.log(JSON.stringify(value));
