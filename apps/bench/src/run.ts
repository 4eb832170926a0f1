/** One job of one contender of this program: `node run.ts CONTENDER JOB EPOCHS` prints a value as JSON on each line. */
import { setImmediate } from "node:timers/promises";
import { works } from "./jobs/all.ts";

/** For how long a measurement is repeated. */
const SECONDS = 0.5;

const [contender = "", name = "", epochs = "100"] = process.argv.slice(2);
const job = works.flatMap(({ jobs }) => jobs).find((one) => one.name === name);
const measure = job?.contenders[contender];
if (measure === undefined) throw new Error(`no job ${name} of ${contender}`);
// Until the last module has been evaluated, Node holds on to what loading them took, and each garbage collection goes
// through that: a twentieth of the article's job, which a program pays only until it first waits for anything.
await setImmediate();
for await (const value of measure({ epochs: Number(epochs), seconds: SECONDS })) console.log(JSON.stringify(value));
