/**
 * The arrows between packages, as data: `A: [B]` says that A may depend on B, and so import it.
 *
 * A new arrow is a decision about the design, so it is made here first. It must not point at something that
 * depends on A, nor at an app.
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
  "bench",
  "plots",
  "reliability",
  "sin-rnn",
  "steps",
];

/** What a private package uses of other private ones, over and above all libraries. */
export const usesPrivate: Readonly<Record<string, readonly string[]>> = {
  // It holds the programs of the book against what DeZero's print.
  "@dz/conformance": ["steps"],
  // It draws reports of thousands of strange runs, each in no time: as many processes would take hours, and tell less.
  reliability: ["plots"],
};

/** Packages that need Node; all other libraries must also run in a browser. */
export const nodePackages: readonly string[] = ["@dz/runs", "@dz/command-line", ...usesEverything];
