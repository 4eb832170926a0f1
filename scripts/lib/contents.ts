import type { Tarball } from "./tarballs.ts";

/** What a published package consists of: the built code, its sources for debuggers and readers, and its papers. */
const wanted = [
  /^(README\.md|LICENSE|CHANGELOG\.md|package\.json)$/,
  /^dist\/[\w/-]+\.(js|js\.map|d\.ts)$/,
  /^src\/(?!.*\.test\.ts$)[\w./-]+\.(ts|js)$/,
];

/**
 * How large the packed packages may be, in KiB: a good part more than they were when this was written, so that what
 * makes one much larger is noticed.
 */
const budgets: Readonly<Record<string, number>> = {
  "@dz/ndarray": 480,
  "@dz/core": 110,
  "@dz/functions": 190,
  "@dz/layers": 60,
  "@dz/models": 45,
  "@dz/optimizers": 75,
  "@dz/datasets": 110,
  "@dz/runs": 100,
};

/** What a packed package holds that nobody needs, and whether it is larger than it may be; `paths` begin with `package/`. */
export function surplus({ name, size }: Pick<Tarball, "name" | "size">, paths: readonly string[]): string[] {
  const files = paths.map((path) => path.replace(/^package\//, ""));
  const problems = files.filter((path) => !wanted.some((form) => form.test(path))).map((path) => `${path} is packed`);
  const budget = budgets[name];
  if (budget === undefined) problems.push("has no budget in scripts/lib/contents.ts");
  else if (size > budget * 1024) problems.push(`has ${Math.ceil(size / 1024)} KiB, its budget is ${budget}`);
  return problems;
}
