/** Runs the sixty steps of the book to their ends, and compares their numbers with Python's. */
import { compareWithPython, pythonSteps } from "./python.ts";

let failed = 0;
for (const wanted of pythonSteps) {
  const start = performance.now();
  const problems = compareWithPython(wanted);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${problems.length === 0 ? "pass" : "FAIL"}  step ${wanted.step}  ${seconds} s  ${wanted.demonstrates}`);
  for (const problem of problems) console.log(`      ${problem}`);
  if (problems.length > 0) failed++;
}
console.log(`${pythonSteps.length - failed} of ${pythonSteps.length} steps have the numbers of Python`);
process.exitCode = failed > 0 ? 1 : 0;
