import { expect, test } from "vitest";
import { packageOf, treeOf } from "./fixture.ts";
import { versionsAgree, withVersion } from "./versions.ts";

const core = { name: "@dz/core", version: "0.2.0" };

test("versionsAgree compares src/version.ts with package.json", () => {
  const good = { "src/version.ts": '/** The version. */\nexport const version = "0.2.0";\n' };
  expect(versionsAgree(treeOf(packageOf(core, good), packageOf({ name: "steps" })))).toEqual([]);
  for (const [text, said] of [
    ['export const version = "0.1.0";', "0.1.0"],
    ["export const version = 1;", "(none)"],
  ]) {
    expect(versionsAgree(treeOf(packageOf(core, { "src/version.ts": text as string })))).toEqual([
      {
        file: "packages/core/src/version.ts",
        message: `says version ${said}, package.json says 0.2.0; write export const version = "0.2.0";`,
      },
    ]);
  }
});

test("withVersion changes the constant alone", () => {
  const text = '/** The version 0.1.0. */\nexport const version = "0.1.0";\n';
  expect(withVersion(text, "1.0.0-next.1")).toBe('/** The version 0.1.0. */\nexport const version = "1.0.0-next.1";\n');
  expect(withVersion("export {};\n", "1.0.0")).toBe("export {};\n");
});
