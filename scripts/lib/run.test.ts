import { expect, test } from "vitest";
import { run } from "./run.ts";

test("run returns the output of a program", async () => {
  const result = await run(process.execPath, ["-e", "console.log('out'); console.error('err')"]);
  expect(result.ok).toBe(true);
  expect(result.stdout).toBe("out\n");
  expect(result.output).toContain("err\n");
});

test("run takes a non-zero exit code as a failure", async () => {
  expect((await run(process.execPath, ["-e", "process.exit(3)"])).ok).toBe(false);
});

test("run reports a missing program as a failure, with its name", async () => {
  const result = await run("no-such-program-here", []);
  expect(result.ok).toBe(false);
  expect(result.output).toContain("no-such-program-here");
});
