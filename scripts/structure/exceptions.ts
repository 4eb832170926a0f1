/**
 * Source files of libraries without a test beside them, each with the place that tests it instead. A superfluous entry
 * fails the check.
 */
export const exceptions: Readonly<Record<string, string>> = {
  "packages/command-line/src/testing/program.ts": "run-command.test.ts starts it as a process",
  "packages/core/src/version.ts": "the rule versionsAgree compares it with package.json",
  "packages/ndarray/src/version.ts": "the rule versionsAgree compares it with package.json",
  "packages/onnx/src/export/operators/activations.ts": "packages/conformance runs what it writes",
  "packages/onnx/src/export/operators/arrays.ts": "packages/conformance runs what it writes",
  "packages/onnx/src/export/operators/basic.ts": "packages/conformance runs what it writes",
  "packages/onnx/src/export/operators/connections.ts": "packages/conformance runs what it writes",
  "packages/onnx/src/export/operators/index-plan.ts": "packages/conformance runs what it writes",
  "packages/onnx/src/export/operators/linalg.ts": "packages/conformance runs what it writes",
  "packages/onnx/src/export/operators/losses.ts": "packages/conformance runs what it writes",
  "packages/onnx/src/export/operators/mathematics.ts": "packages/conformance runs what it writes",
  "packages/onnx/src/export/operators/normalizations.ts": "packages/conformance runs what it writes",
  "packages/onnx/src/export/operators/recurrent.ts": "packages/conformance runs what it writes",
  "packages/onnx/src/export/operators/selection.ts": "packages/conformance runs what it writes",
  "packages/onnx/src/export/operators/slices.ts": "packages/conformance runs what it writes",
  "packages/onnx/src/export/operators/windows.ts": "packages/conformance runs what it writes",
  "packages/onnx/src/export/prepared.ts": "export-onnx.test.ts, step-form.test.ts and sequence-form.test.ts",
  "packages/onnx/src/format/model-file.ts": "import-onnx.test.ts",
  "packages/onnx/src/import/node-reader.ts": "import-onnx.test.ts",
  "packages/onnx/src/import/operator.ts": "packages/conformance: round-trip.test.ts",
  "packages/onnx/src/import/operators/elementwise.ts":
    "pytorch.test.ts, and round-trip.test.ts of packages/conformance",
  "packages/onnx/src/import/operators/recurrent.ts": "pytorch.test.ts, and round-trip.test.ts of packages/conformance",
  "packages/onnx/src/import/operators/reductions.ts": "pytorch.test.ts, and round-trip.test.ts of packages/conformance",
  "packages/onnx/src/import/operators/shapes.ts": "pytorch.test.ts, and round-trip.test.ts of packages/conformance",
  "packages/onnx/src/import/operators/windows.ts": "pytorch.test.ts, and round-trip.test.ts of packages/conformance",
  "packages/onnx/src/recurrent/as-sequences.ts": "sequence-form.test.ts",
  "packages/onnx/src/recurrent/recurrent-layers.ts": "step-form.test.ts",
  "packages/onnx/src/recurrent/sequence.ts": "sequence-form.test.ts",
  "packages/onnx/src/testing/model-of.ts": "import-onnx.test.ts",
  "packages/onnx/src/trace/counted.ts": "merge.test.ts, and the cases of packages/conformance",
  "packages/probes/src/answer.ts": "the tests of all probes, which make such answers",
  "packages/probes/src/below/below-words.ts": "catalogue.test.ts",
  "packages/probes/src/catalogue/common-words.ts": "catalogue.test.ts",
  "packages/probes/src/catalogue/words.ts": "catalogue.test.ts",
  "packages/probes/src/good/good-words.ts": "catalogue.test.ts",
  "packages/probes/src/testing/asked.ts": "the tests of the probes that are asked",
  "packages/probes/src/testing/trained.ts": "replay.test.ts compares its runs with their repetition",
  "packages/probes/src/testing/check-rule.ts": "the tests of the rules, which call it",
  "packages/probes/src/testing/clean-seen.ts": "the tests of the rules, which change it",
  "packages/probes/src/testing/watched.ts": "watch.test.ts",
  "packages/probes/src/wrong/wrong-words.ts": "catalogue.test.ts and the tests of the rules",
  "packages/series/src/baselines/at-least.ts": "the tests of the baselines that call it",
  "packages/series/src/baselines/autoregression.ts": "baselines.test.ts and real-series.test.ts",
  "packages/series/src/baselines/drift.ts": "baselines.test.ts and real-series.test.ts",
  "packages/series/src/baselines/mean-of-training.ts": "real-series.test.ts",
  "packages/series/src/baselines/persistence.ts": "real-series.test.ts",
  "packages/series/src/baselines/seasonal-naive.ts": "baselines.test.ts and real-series.test.ts",
  "packages/series/src/errors/series-error.ts": "read-options.test.ts and the tests of all that throw it",
  "packages/series/src/numbers/autocorrelation.ts": "numbers.test.ts",
  "packages/series/src/numbers/find-period.ts": "numbers.test.ts",
  "packages/series/src/numbers/least-squares.ts": "numbers.test.ts",
  "packages/series/src/numbers/moments.ts": "numbers.test.ts and prepare.test.ts",
  "packages/series/src/prepare/calendar.ts": "prepare.test.ts",
  "packages/series/src/prepare/preparation.ts": "prepare.test.ts",
  "packages/series/src/prepare/scaler.ts": "prepare.test.ts",
  "packages/series/src/prepare/split.ts": "prepare.test.ts",
  "packages/series/src/read/arrange.ts": "read-series.test.ts",
  "packages/series/src/read/limits.ts": "the tests of what has the limits",
  "packages/series/src/read/table.ts": "order-times.test.ts",
  "packages/series/src/scores/bands.ts": "scores.test.ts",
  "packages/series/src/scores/best-shift.ts": "scores.test.ts",
  "packages/series/src/scores/errors.ts": "scores.test.ts",
  "packages/series/src/scores/rolling.ts": "scores.test.ts and real-series.test.ts",
  "packages/series/src/testing/real-series.ts": "the tests that compare with its numbers",
  "packages/training/src/testing/settings-of.ts": "the tests that write settings with it",
};

/** Files of one package that import each other in a loop, in order, and why they may. */
export interface Loop {
  readonly files: readonly string[];
  readonly why: string;
}

const derivatives = "each is the derivative of the other, which it asks for when it is applied, not when it is loaded";

/** The loops that there may be. An entry whose loop is gone, or is another one, fails the check. */
export const loops: readonly Loop[] = [
  {
    files: ["packages/functions/src/convolution/col2im.ts", "packages/functions/src/convolution/im2col.ts"],
    why: derivatives,
  },
  {
    files: ["conv2d-grad-weight", "conv2d", "deconv2d"].map((name) => `packages/functions/src/convolution/${name}.ts`),
    why: derivatives,
  },
  { files: ["packages/functions/src/math/cos.ts", "packages/functions/src/math/sin.ts"], why: derivatives },
  { files: ["packages/functions/src/math/cosh.ts", "packages/functions/src/math/sinh.ts"], why: derivatives },
];
