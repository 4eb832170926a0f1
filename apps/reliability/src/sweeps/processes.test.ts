import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { describe, expect, onTestFinished, test } from "vitest";
import { awaited, isHeld, kill, processesWith } from "./processes.ts";

/** A process that does nothing, with variables of its own. */
async function started(variables: Record<string, string>): Promise<ChildProcess & { readonly pid: number }> {
  const program = "process.stdout.write('.'); setInterval(() => {}, 1e6)";
  const child = spawn(process.execPath, ["-e", program], { env: { ...process.env, ...variables } });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child as ChildProcess & { readonly pid: number };
}

describe.runIf(existsSync("/proc/self/environ"))("processes", () => {
  const part = { DZ_TEST_PROCESSES: String(process.pid) };

  test("are found by all their variables", async () => {
    const [one, two] = [await started({ ...part, DZ_TEST_PART: "1" }), await started({ ...part, DZ_TEST_PART: "12" })];
    expect(processesWith(part)).toEqual(expect.arrayContaining([one.pid, two.pid]));
    expect(processesWith({ ...part, DZ_TEST_PART: "1" })).toEqual([one.pid]);
    expect(processesWith({ ...part, DZ_TEST_PART: "2" })).toEqual([]);
  });

  test("are held after SIGSTOP, and gone after a kill, which may come twice", async () => {
    const child = await started({});
    expect(isHeld(child.pid)).toBe(false);
    child.kill("SIGSTOP");
    await expect.poll(() => isHeld(child.pid)).toBe(true);
    kill(child.pid);
    const [code, signal] = await once(child, "exit");
    expect([code, signal]).toEqual([null, "SIGKILL"]);
    kill(child.pid);
    expect(isHeld(child.pid)).toBe(false);
  });
});

test("awaited gives what is found, also at the last moment, or null at the end", async () => {
  let looks = 0;
  expect(
    await awaited(
      () => (++looks === 3 ? "found" : undefined),
      () => false,
    ),
  ).toBe("found");
  expect(looks).toBe(3);
  expect(
    await awaited(
      () => "late",
      () => true,
    ),
  ).toBe("late");
  expect(
    await awaited(
      () => undefined,
      () => true,
    ),
  ).toBe(null);
});
