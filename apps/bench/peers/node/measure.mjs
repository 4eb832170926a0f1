// Shared by the programs of the npm libraries: values as JSON lines, the series, the epochs of a job. The clock is
// dz's.
import { median } from "../../src/statistics.ts";

export { secondsOf } from "../../src/timing.ts";

/** Measured epochs of a slow library; the time of the whole job is extrapolated from their median. */
const EPOCHS = 3;

export function emit(name, value, unit) {
  console.log(JSON.stringify({ name, value, unit }));
}

/** Standard normal numbers times `scale`. */
export function normal(count, scale = 1) {
  const draw = () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
  return Float32Array.from({ length: count }, () => draw() * scale);
}

/** The noisy sine for training and the cosine for testing: 999 values and their successors. */
export function waves() {
  const points = Array.from({ length: 1000 }, (_, i) => i / 999);
  const sine = points.map((p) => Math.sin(2 * Math.PI * p) + (Math.random() - 0.5) / 10);
  const cosine = points.map((p) => Math.cos(4 * Math.PI * p));
  return { x: sine.slice(0, -1), t: sine.slice(1), testX: cosine.slice(0, -1), testT: cosine.slice(1) };
}

/** Measures a part of the epochs, after one that is not counted; throws unless the network learns. */
export function measureEpochs({ train, test }, epochs) {
  const [trainMs, testMs, losses] = [[], [], []];
  for (let epoch = 0; epoch <= EPOCHS; epoch++) {
    const before = performance.now();
    losses.push(train());
    const between = performance.now();
    test();
    trainMs.push(between - before);
    testMs.push(performance.now() - between);
  }
  if (!(Math.min(...losses) < losses[0] / 3)) throw new Error(`losses ${losses.join(", ")} do not fall`);
  const [training, testing] = [trainMs, testMs].map((ms) => median(ms.slice(1)));
  emit("job", (epochs * (training + testing)) / 1000, "s");
  emit("training", training, "ms");
  emit("test", testing, "ms");
  emit("peak memory", process.resourceUsage().maxRSS / 1024, "MiB");
}

/**
 * Runs the job of the command line, `main.mjs JOB EPOCHS`; its function gets the part of the name after the last dash.
 */
export async function run(jobs) {
  const [job = "", epochs] = process.argv.slice(2);
  const [, name, size] = /^(.*?)(?:-([^-]*))?$/.exec(job);
  if (jobs[name] === undefined) throw new Error(`no job ${job}`);
  await jobs[name](size, Number(epochs));
}

/** The shapes of the jobs conv2d-SIZE; images are [count, side, side, channels]. */
export const convShapes = {
  mnist: { count: 100, side: 28, channels: 1, filters: 30, kernel: 5, pad: 0 },
  vgg: { count: 4, side: 56, channels: 64, filters: 128, kernel: 3, pad: 1 },
};
