/** One contender in a process of its own: `node run.ts NAME EPOCHS` prints a {@link Measurement} as JSON. */
import { create } from "./contenders.ts";
import { type Measurement, median } from "./measurement.ts";

const [name = "", epochs = "1"] = process.argv.slice(2);
const contender = create(name);
const trainMs: number[] = [];
const testMs: number[] = [];
const rssMiB: number[] = [];
let bestLoss = Infinity;

const start = performance.now();
for (let epoch = 0; epoch < Number(epochs); epoch++) {
  const before = performance.now();
  const loss = contender.train();
  const between = performance.now();
  contender.test();
  trainMs.push(between - before);
  testMs.push(performance.now() - between);
  if (epoch % 10 === 9) rssMiB.push(process.memoryUsage.rss() / 2 ** 20);
  bestLoss = Math.min(bestLoss, loss);
}
const measurement: Measurement = {
  name,
  seconds: (performance.now() - start) / 1000,
  trainMs: median(trainMs),
  testMs: median(testMs),
  peakMiB: process.resourceUsage().maxRSS / 1024,
  rssMiB,
  bestLoss,
};
console.log(JSON.stringify(measurement));
