import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../lib/temporary.ts";
import { postedBy } from "./page.ts";

/** Waits until the signal, as a browser that is closed. */
const until = (signal: AbortSignal): Promise<string> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve("");
    signal.addEventListener("abort", () => resolve(""));
  });

test("postedBy serves the page with its policy, and resolves to what is posted", async () => {
  using folder = temporaryFolder();
  const bundle = join(folder.path, "bundle.js");
  writeFileSync(bundle, "export const found = () => 1;");
  const seen: string[] = [];
  const policy = "default-src 'self'";
  const posted = await postedBy(bundle, { place: "worker", policy }, async (url, signal) => {
    const page = await fetch(url);
    seen.push(page.headers.get("content-security-policy") ?? "", await page.text());
    seen.push(await (await fetch(new URL("/bundle.js", url))).text());
    seen.push(String((await fetch(new URL("/none.js", url))).status));
    await fetch(new URL("/posted", url), { method: "POST", body: JSON.stringify({ found: 2 }) });
    return until(signal);
  });
  expect(posted).toEqual({ found: 2 });
  expect(seen).toEqual([policy, expect.stringContaining("start.js"), "export const found = () => 1;", "404"]);
});

test("postedBy says what a browser said that ended before its page posted", async () => {
  using folder = temporaryFolder();
  const bundle = join(folder.path, "bundle.js");
  writeFileSync(bundle, "");
  const posted = await postedBy(bundle, { place: "page" }, () => Promise.resolve("no display"));
  expect(posted).toEqual({ error: "the browser ended first\nno display" });
});
