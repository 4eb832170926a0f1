import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundled } from "../testing/bundled.ts";
import { watch } from "./watch.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "long-run-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the memory of a training does not grow with the epochs", async () => {
  const args = ["--model", "mlp", "--hidden", "4", "--seed", "1", "--checkpoint-every", "20"];
  const samples = await watch([...args, "--out", join(folder, "run")], [80, 160], bundled);
  expect(samples.map(({ epoch }) => epoch)).toEqual([80, 160]);
  const [early, late] = samples.map(({ rss }) => rss) as [number, number];
  expect(early).toBeGreaterThan(20);
  expect(late).toBeLessThan(early * 1.25);
});

test("watch reports a process that fails", async () => {
  await expect(watch(["--hidden", "0"], [1], bundled)).rejects.toThrow("exit code 2, sin-rnn: --hidden takes");
});
