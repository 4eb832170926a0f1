import type { Tarball } from "./tarballs.ts";

/** The content of a published package: the built code, its sources for debuggers and readers, and its documents. */
const wanted = [
  /^(README\.md|LICENSE|CHANGELOG\.md|package\.json)$/,
  /^dist\/[\w/-]+\.(js|js\.map|d\.ts)$/,
  /^src\/(?!.*\.test\.ts$)[\w./-]+\.(ts|js)$/,
];

/**
 * The size limits of packed packages in KiB, well above their sizes when this was written, so that a sudden growth is
 * noticed.
 */
const budgets: Readonly<Record<string, number>> = {
  "@dz/ndarray": 420,
  "@dz/core": 110,
  "@dz/functions": 150,
  "@dz/layers": 55,
  "@dz/models": 35,
  "@dz/optimizers": 65,
  "@dz/datasets": 95,
  "@dz/runs": 90,
  "@dz/series": 111,
  "@dz/onnx": 160,
};

/** The superfluous files of a packed package, and whether it exceeds its budget; `paths` begin with `package/`. */
export function surplus({ name, size }: Pick<Tarball, "name" | "size">, paths: readonly string[]): string[] {
  const files = paths.map((path) => path.replace(/^package\//, ""));
  const problems = files.filter((path) => !wanted.some((form) => form.test(path))).map((path) => `${path} is packed`);
  const budget = budgets[name];
  if (budget === undefined) problems.push("has no budget in scripts/lib/contents.ts");
  else if (size > budget * 1024) problems.push(`has ${Math.ceil(size / 1024)} KiB, its budget is ${budget}`);
  return problems;
}
