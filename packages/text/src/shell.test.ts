import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { quoted } from "./shell.ts";

test("quoted leaves plain words unchanged", () => {
  expect(quoted(["--out", "runs/a-1_b.c", "--lr=5e-5"])).toBe("--out runs/a-1_b.c --lr=5e-5");
});

const odd = ["a b", "it's", 'a "b"', "$HOME", "`ls`", "a\nb'c\\n", "日本", "--out=-x", "*", "\x07", ""];

test("a shell parses the output of quoted, in one line, to the same arguments", () => {
  const line = quoted(odd);
  expect(line).not.toContain("\n");
  const script = `for x in ${line}; do printf '%s\\0' "$x"; done`;
  const given = execFileSync("bash", ["-c", script], { encoding: "utf8" });
  expect(given.split("\0").slice(0, -1)).toEqual(odd);
});
