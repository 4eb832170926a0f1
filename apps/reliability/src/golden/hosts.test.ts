import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumHost, nodeHost } from "./hosts.ts";

// A bundle that reports where it runs.
const code = `globalThis.runJobs = (names) => ({
  here: { names: names.join(), page: String(typeof document === "object"), kernels: globalThis.process?.env.DZ_KERNELS ?? "" },
});`;
let folder: string;
let bundle: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-hosts-"));
  bundle = join(folder, "bundle.js");
  writeFileSync(bundle, code);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("nodeHost runs the bundle with its settings", async () => {
  const host = nodeHost(process.execPath, "this Node", { DZ_KERNELS: "js" });
  expect(host.name).toBe("this Node");
  const found = await host.run(bundle, ["a", "b"]);
  expect(found).toEqual({ here: { names: "a,b", page: "false", kernels: "js" } });
});

test("chromiumHost runs the bundle in a page, if Chromium is installed", async () => {
  const host = chromiumHost();
  if (host === null) {
    expect(existsSync("/usr/bin/chromium")).toBe(false);
    return;
  }
  const found = await host.run(bundle, ["a"]);
  expect(found).toEqual({ here: { names: "a", page: "true", kernels: "" } });
});
