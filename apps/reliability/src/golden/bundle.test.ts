import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundleJobs } from "./bundle.ts";

test("bundleJobs writes one script without imports", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dz-bundle-"));
  try {
    const code = readFileSync(await bundleJobs(folder), "utf8");
    expect(code).toContain("runJobs");
    expect(code).not.toMatch(/^\s*(import|export) /m);
    expect(code).not.toMatch(/require\(["'](@dz|node:)/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
