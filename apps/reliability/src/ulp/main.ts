/**
 * Measures how exact the functions are, `pnpm trial ulp`, and whether the SIMD kernels and the plain
 * ones give the same bits; prints the table of docs/reliability.md.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Arguments, type Command, flag, oneOf, runCommand, seedIn, takes, whole } from "@dz/command-line";
import { digest } from "./digest.ts";
import { measure } from "./measure.ts";
import { type Subject, subjects } from "./subjects.ts";

type Name = "points" | "seed" | "only" | "digests";

const command: Command<Name> = {
  usage: "npx --yes pnpm@12 trial ulp [options]",
  about: "Measures how exact the functions are, and whether the SIMD kernels and the plain ones give the same bits.",
  options: {
    points: takes("N", "10000", "how many points of each function (default 10000100)"),
    seed: takes("N", "7", "where the random numbers begin, 0 to 4294967295 (default 1)"),
    only: takes("NAME,NAME", "exp,log", "only these functions (default all)"),
    digests: flag("print the digests of the results, and measure nothing"),
  },
  foot: "Exit codes: 0 nothing found, 1 something was, 2 a mistake in the call.",
};

const DTYPES = ["float64", "float32"] as const;

/** What is asked for. */
interface Asked {
  readonly points: number;
  readonly seed: number;
  readonly only: readonly Subject[];
}

function readAsked({ given }: Arguments<Name>): Asked {
  const known = subjects.map(({ name }) => name);
  const names = given.only?.split(",").map((name) => oneOf("--only", name, known));
  return {
    points: whole("points", given, 1, 1e9) ?? 10_000_100,
    seed: seedIn(given) ?? 1,
    only: subjects.filter(({ name }) => names === undefined || names.includes(name)),
  };
}

/** The digests of all functions, by name and dtype. */
function digestsOf({ only, points, seed }: Asked): Record<string, string> {
  return Object.fromEntries(
    only.flatMap((subject) =>
      DTYPES.map((dtype) => [`${subject.name}, ${dtype}`, digest(subject, dtype, points, seed)]),
    ),
  );
}

/** The same with the plain kernels, which a process uses from its start on. */
function plainDigests({ only, points, seed }: Asked): Record<string, string> {
  const file = fileURLToPath(import.meta.url);
  const names = only.map(({ name }) => name).join(",");
  const options = ["--points", String(points), "--seed", String(seed), "--only", names, "--digests"];
  const flags = ["--conditions=@dz/source", file, ...options];
  const env = { ...process.env, DZ_KERNELS: "js" };
  return JSON.parse(execFileSync(process.execPath, flags, { env, encoding: "utf8" })) as Record<string, string>;
}

/** Prints the table, and returns how much was found. */
function table(asked: Asked): number {
  const { only, points, seed } = asked;
  const [simd, plain] = [digestsOf(asked), plainDigests(asked)];
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
  return bad;
}

await runCommand("ulp", command, (args) => {
  const asked = readAsked(args);
  if (args.given.digests === undefined) return table(asked) === 0 ? 0 : 1;
  console.log(JSON.stringify(digestsOf(asked)));
  return 0;
});
