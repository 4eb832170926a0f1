/** One job of one contender of this program: `node run.ts CONTENDER JOB EPOCHS` prints a value as JSON on each line. */
import { works } from "./jobs/all.ts";

/** For how long a measurement is repeated. */
const SECONDS = 0.5;

const [contender = "", name = "", epochs = "100"] = process.argv.slice(2);
const job = works.flatMap(({ jobs }) => jobs).find((one) => one.name === name);
const measure = job?.contenders[contender];
if (measure === undefined) throw new Error(`no job ${name} of ${contender}`);
for await (const value of measure({ epochs: Number(epochs), seconds: SECONDS })) console.log(JSON.stringify(value));
