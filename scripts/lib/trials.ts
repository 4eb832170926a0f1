/** A long command, which is not run with the tests. */
export interface Trial {
  /** What it tries. */
  readonly tries: string;
  /** Its folder and its program there. */
  readonly folder: string;
  readonly file: string;
}

const reliability = (name: string, tries: string): Trial => ({
  tries,
  folder: "apps/reliability",
  file: `src/${name}/main.ts`,
});

/** The trials by their names. */
export const trials: Readonly<Record<string, Trial>> = {
  conformance: {
    tries: "dz against the reference numbers of DeZero and PyTorch",
    folder: "packages/conformance",
    file: "src/main.ts",
  },
  onnx: {
    tries: "all that is exported in ONNX Runtime, and writes the table of the docs",
    folder: "packages/conformance",
    file: "src/onnx/main.ts",
  },
  steps: {
    tries: "the sixty steps of the book to their ends against Python's numbers",
    folder: "apps/steps",
    file: "src/compare.ts",
  },
  golden: reliability("golden", "the same bits on every Node, in Chromium and with plain kernels"),
  "pack-test": {
    tries: "the packed packages in an empty project, as users get them",
    folder: "scripts",
    file: "pack-test.ts",
  },
  release: {
    tries: "two releases to a registry on this machine, as users install them",
    folder: "scripts",
    file: "release/trial.ts",
  },
  hosts: {
    tries: "the packed packages on Node, Bun, Deno and in browsers, with the same digits",
    folder: "scripts",
    file: "hosts.ts",
  },
  "install-test": {
    tries: "the READMEs as users of npm, pnpm and yarn follow them, each from an empty folder",
    folder: "scripts",
    file: "install-test.ts",
  },
  forecasts: reliability("forecasts", "whether forecasts of real series are worth something, and their verdicts true"),
  why: reliability("why", "whether the answers of why agree with experiments, for many seeds"),
  faults: reliability("faults", "whether faults that are planted in trainings are named, and none in those without"),
  fuzz: reliability("fuzz", "damaged files through every reader"),
  graphs: reliability("graphs", "gradients of random graphs"),
  ulp: reliability("ulp", "how far the functions are from the true values"),
  "kill-storm": reliability("kill-storm", "kills the main program, resumes it, and compares its bits"),
  "sweep-storm": reliability("sweep-storm", "kills sweeps and their processes, and compares the bits of all runs"),
  "sweep-speed": reliability("sweep-speed", "what a second job brings to a sweep"),
  slurm: reliability("slurm", "a sweep as an array of a real Slurm"),
  parallel: reliability("parallel", "a sweep in parts by GNU parallel"),
  "long-run": reliability("long-run", "the memory of a long training"),
  "checkpoint-cost": reliability("checkpoint-cost", "what a checkpoint costs on this disk"),
  "turn-cost": reliability("turn-cost", "what nextTurn costs, and a message to a worker"),
  mutate: { tries: "which changes of the code no test notices", folder: "scripts", file: "mutate.ts" },
};

/** The names of the trials with what they try, a line for each. */
export function trialList(): string {
  const width = Math.max(...Object.keys(trials).map((name) => name.length));
  return Object.entries(trials)
    .map(([name, { tries }]) => `  ${name.padEnd(width)}  ${tries}`)
    .join("\n");
}
