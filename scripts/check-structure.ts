/** Checks the tree against the structure rules: prints one line per problem; exit code 1 if there are any. */
import { root } from "./lib/paths.ts";
import { rules } from "./structure/rules.ts";
import { readTree } from "./structure/tree.ts";

const tree = readTree(root);
const problems = rules.flatMap((rule) => rule(tree));
for (const { file, message } of problems) console.log(`${file}: ${message}`);
const files = tree.packages.reduce((sum, { sources }) => sum + sources.length, 0);
console.log(
  `structure: ${rules.length} rules, ${tree.packages.length} packages, ${files} files, ${problems.length} problems`,
);
process.exitCode = problems.length > 0 ? 1 : 0;
