import { expect, test } from "vitest";
import { run } from "./run.ts";

test("a program that ends well gives its output", async () => {
  const result = await run(process.execPath, ["-e", "console.log('out'); console.error('err')"]);
  expect(result.ok).toBe(true);
  expect(result.stdout).toBe("out\n");
  expect(result.output).toContain("err\n");
});

test("another exit code than zero is a failure", async () => {
  expect((await run(process.execPath, ["-e", "process.exit(3)"])).ok).toBe(false);
});

test("a program that does not exist is a failure with its name", async () => {
  const result = await run("no-such-program-here", []);
  expect(result.ok).toBe(false);
  expect(result.output).toContain("no-such-program-here");
});
