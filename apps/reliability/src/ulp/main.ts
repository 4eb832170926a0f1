/**
 * Measures the errors of the functions, `pnpm ulp --points 10000100 --seed 1`, and whether the SIMD and the plain
 * kernels are bitwise equal; prints the table of docs/reliability.md.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { digest } from "./digest.ts";
import { measure } from "./measure.ts";
import { subjects } from "./subjects.ts";

const DTYPES = ["float64", "float32"] as const;

const { values } = parseArgs({
  options: {
    points: { type: "string", default: "10000100" },
    seed: { type: "string", default: "1" },
    only: { type: "string", default: "" },
    digests: { type: "boolean", default: false },
  },
});
const [points, seed] = [Number(values.points), Number(values.seed)];
const only = values.only === "" ? subjects : subjects.filter(({ name }) => values.only.split(",").includes(name));

/** The digests of all functions, by name and dtype. */
const digests = (): Record<string, string> =>
  Object.fromEntries(
    only.flatMap((subject) =>
      DTYPES.map((dtype) => [`${subject.name}, ${dtype}`, digest(subject, dtype, points, seed)]),
    ),
  );

/** The same with the plain kernels, which a process selects when it starts. */
function plainDigests(): Record<string, string> {
  const file = fileURLToPath(import.meta.url);
  const options = ["--points", values.points, "--seed", values.seed, "--only", values.only, "--digests"];
  const flags = ["--conditions=@dz/source", file, ...options];
  const env = { ...process.env, DZ_KERNELS: "js" };
  return JSON.parse(execFileSync(process.execPath, flags, { env, encoding: "utf8" })) as Record<string, string>;
}

function main(): number {
  const [simd, plain] = [digests(), plainDigests()];
  let bad = 0;
  let measured = 0;
  console.log("| function | dtype | largest error (ulp) | at x = | promised | points | SIMD = plain |");
  console.log("|---|---|---|---|---|---|---|");
  for (const subject of only) {
    for (const dtype of DTYPES) {
      const found = measure(subject, dtype, points, seed);
      const key = `${subject.name}, ${dtype}`;
      const same = simd[key] === plain[key];
      const bound = subject.bounds[dtype];
      const worst = found.worst.toFixed(3);
      const cells = [subject.name, dtype, worst, found.at, bound, found.points, same ? "yes" : "no"];
      console.log(`| ${cells.join(" | ")} |`);
      for (const line of found.wrong) console.log(`ulp: ${line}`);
      if (found.worst > bound) console.log(`ulp: ${key} is ${worst} ulp off at ${found.at}, promised are ${bound}`);
      bad += found.wrong.length + (found.worst > bound ? 1 : 0) + (same ? 0 : 1);
      measured += found.points;
    }
  }
  console.log(`ulp: ${only.length} functions, ${measured} points, seed ${seed}, ${bad} findings`);
  return bad === 0 ? 0 : 1;
}

if (values.digests) console.log(JSON.stringify(digests()));
else process.exitCode = main();
