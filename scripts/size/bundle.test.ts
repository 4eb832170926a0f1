import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../lib/temporary.ts";
import { bundle } from "./bundle.ts";
import { piecesOf, sharesOfFiles } from "./shares.ts";

test("a bundle has what is used, and its shares are those of the files", async () => {
  using folder = temporaryFolder();
  const write = (name: string, text: string): void => writeFileSync(join(folder.path, name), text);
  write(
    "long.ts",
    `export const used = (x: string): string => x + "${"words ".repeat(100)}"; export const unused = 12345;`,
  );
  write("program.ts", `import { used } from "./long.ts"; console.log(used("a"), used("b"));`);

  const made = await bundle(join(folder.path, "program.ts"));
  expect(made.code).toContain("words words");
  expect(made.code).not.toContain("12345");
  expect(made.raw).toBe(made.code.length);
  expect(made.gzip).toBeLessThan(made.raw);

  const shares = sharesOfFiles(piecesOf(made));
  expect(shares.map(({ from }) => from.split("/").at(-1)).slice(0, 2)).toEqual(["long.ts", "program.ts"]);
  expect(shares[0]?.bytes).toBeGreaterThan(600);
  expect(shares.reduce((sum, { bytes }) => sum + bytes, 0)).toBeGreaterThanOrEqual(made.raw - 2); // without line ends
});

test("a program that cannot be bundled is an error", async () => {
  await expect(bundle("scripts/size/programs/none.ts")).rejects.toThrow("Could not resolve");
});
