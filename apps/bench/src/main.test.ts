import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { ownContenders } from "./contender.ts";
import { execute } from "./execute.ts";

const run = promisify(execFile);

test.each([
  [["--rounds", "no"], "bench: --rounds takes a whole number from 1 to 999999, got no\n"],
  [["--epochs", "--json"], "bench: --epochs needs a value, as in --epochs 100\n"],
])("%j is one line of error", async (args, stderr) => {
  const main = join(import.meta.dirname, "main.ts");
  await expect(run(process.execPath, ["--conditions=@dz/source", main, ...args])).rejects.toMatchObject({
    code: 2,
    stdout: "",
    stderr,
  });
});

test("a contender of this program runs in a separate process and prints its values", async () => {
  const job = { name: "article-float64", contenders: { dz: () => [] } };
  const [dz, threads] = ownContenders;
  expect(dz?.has(job)).toBe(true);
  expect(threads?.has(job)).toBe(false);
  const { values, failure } = await execute(dz?.command(job, 2) ?? { file: "", args: [] });
  expect(failure).toBeUndefined();
  expect(values.map(({ name }) => name)).toEqual(["job", "training", "test", "peak memory", "best loss"]);
});
