/**
 * Checks the tree against the structure rules: prints one line per problem; exit code 1 if there are any. With a folder
 * (`packages/core`) only the problems in it count: the rules need the whole tree, since packages refer to each other.
 */
import { root } from "./lib/paths.ts";
import { rules } from "./structure/rules.ts";
import { readTree } from "./structure/tree.ts";

const tree = readTree(root);
const [folder] = process.argv.slice(2);
const problems = rules
  .flatMap((rule) => rule(tree))
  .filter(({ file }) => folder === undefined || file.startsWith(`${folder}/`));
for (const { file, message } of problems) console.log(`${file}: ${message}`);
const packages = tree.packages.filter((pkg) => folder === undefined || pkg.folder === folder);
const files = packages.reduce((sum, { sources }) => sum + sources.length, 0);
console.log(
  `structure: ${rules.length} rules, ${packages.length} packages, ${files} files, ${problems.length} problems`,
);
process.exitCode = problems.length > 0 ? 1 : 0;
