/**
 * The arrows between packages as data: `A: [B]` allows A to depend on B, and thus to import it.
 *
 * A new arrow is a design decision, so it is added here first. It must not point at a package that depends on A, nor at
 * an app.
 */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  "@dz/ndarray": [],
  "@dz/core": ["@dz/ndarray"],
  "@dz/functions": ["@dz/ndarray", "@dz/core"],
  "@dz/layers": ["@dz/ndarray", "@dz/core", "@dz/functions"],
  "@dz/models": ["@dz/ndarray", "@dz/core", "@dz/functions", "@dz/layers"],
  "@dz/optimizers": ["@dz/ndarray", "@dz/core"],
  "@dz/datasets": ["@dz/ndarray"],
  "@dz/runs": ["@dz/ndarray"],
  "@dz/series": ["@dz/ndarray"],
  "@dz/onnx": ["@dz/ndarray", "@dz/core", "@dz/functions", "@dz/layers"],
};

/** The arrows between the private packages that programs share; no library may use them, and they use no library. */
export const sharedArrows: Readonly<Record<string, readonly string[]>> = {
  "@dz/text": [],
  "@dz/command-line": ["@dz/text"],
  "@dz/drawing": ["@dz/text"],
};

/** Private packages stand at the end of the arrows: they use what they need of the packages above. */
export const usesEverything: readonly string[] = [
  "@dz/conformance",
  "@dz/forecasting",
  "@dz/probes",
  "@dz/training",
  "bench",
  "examples",
  "plots",
  "reliability",
  "sin-rnn",
  "steps",
];

/** Private packages that a private package uses in addition to all libraries. */
export const usesPrivate: Readonly<Record<string, readonly string[]>> = {
  // compares the programs of the book with the output of DeZero's
  "@dz/conformance": ["steps"],
  // renders reports of thousands of strange runs in this process: as many processes would take hours and reveal less;
  // makes backtests for them, compares what verdicts on forecasts say with their numbers, and what probes say with
  // experiments; lets probes find planted faults
  reliability: ["plots", "@dz/forecasting", "@dz/probes", "@dz/training"],
  // forecasts of series, which a command makes, a report shows and a benchmark measures
  bench: ["@dz/forecasting"],
  plots: ["@dz/forecasting", "@dz/probes"],
  "sin-rnn": ["@dz/forecasting", "@dz/probes", "@dz/training"],
  "@dz/training": ["@dz/forecasting"],
  "@dz/probes": ["@dz/forecasting", "@dz/training"],
};

/** Packages that need Node; all other libraries must also run in a browser. */
export const nodePackages: readonly string[] = [
  "@dz/runs",
  "@dz/command-line",
  ...usesEverything.filter((name) => !["@dz/forecasting", "@dz/training", "@dz/probes"].includes(name)),
];
