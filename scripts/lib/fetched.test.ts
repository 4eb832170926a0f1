import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { fetched, fetchedOrNull } from "./fetched.ts";
import { root } from "./paths.ts";

const prefix = join(root, "node_modules/.cache/fetched/@dz+no-such-package@1.2.3");
const another = "1.2.4";
const folder = join(prefix, "node_modules/@dz/no-such-package");

afterEach(() => rmSync(prefix, { recursive: true, force: true }));

test("what has been fetched is not fetched again", async () => {
  vi.stubEnv("PATH", ""); // there is no npm
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}");
  expect(await fetched("@dz/no-such-package", "1.2.3")).toBe(folder);
});

test("what npm does not have is an error that names it", async () => {
  vi.stubEnv("PATH", dirname("/nowhere/npm"));
  await expect(fetched("@dz/no-such-package", another)).rejects.toThrow(
    "npm cannot fetch @dz/no-such-package@1.2.4\nnpm: ",
  );
  expect(await fetchedOrNull("@dz/no-such-package", another)).toBeNull();
  expect(existsSync(prefix.replace("1.2.3", another))).toBe(false);
});
