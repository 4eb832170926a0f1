import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const program = fileURLToPath(new URL("testing/program.ts", import.meta.url));

function run(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=@dz/source", program, ...args], {
    encoding: "utf8",
    env: { ...process.env, INIT_CWD: "/home/ada" },
  });
  return { code: status, out: stdout, err: stderr };
}

test("the exit code is what the command returns", () => {
  expect(run("--", "--n", "3")).toEqual({ code: 0, out: "3 /home/ada\n", err: "" });
  expect(run("--n", "99").code).toBe(1);
});

test("the help is printed if it is asked for", () => {
  expect(run("-h")).toMatchObject({ code: 0, out: expect.stringContaining("  --n N       the number (7)\n") });
});

test("wrong usage is one line, and exit code 2", () => {
  expect(run("--m")).toEqual({ code: 2, out: "", err: "program: unknown option --m, did you mean --n?\n" });
  expect(run("--n", "a\nb")).toEqual({
    code: 2,
    out: "",
    err: 'program: --n takes a whole number from 0 to 99, got "a\\nb"\n',
  });
});

test("any other error is exit code 1, and shown with its stack, or in one line", () => {
  const { code, err } = run("--n", "13");
  expect([code, err]).toEqual([1, expect.stringMatching(/RangeError: 13 brings\nbad luck\n +at /)]);
  expect(run("--n", "13", "--brief")).toEqual({ code: 1, out: "", err: "program: 13 brings\\u{a}bad luck\n" });
});
