/**
 * Source files of libraries without a test beside them, each with the place that tests it instead. A superfluous entry
 * fails the check.
 */
export const exceptions: Readonly<Record<string, string>> = {
  "packages/command-line/src/testing/program.ts": "run-command.test.ts starts it as a process",
  "packages/core/src/version.ts": "the rule versionsAgree compares it with package.json",
  "packages/ndarray/src/version.ts": "the rule versionsAgree compares it with package.json",
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
