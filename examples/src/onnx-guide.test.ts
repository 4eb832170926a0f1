/** The programs of docs/onnx.md, and the page that it names, run as they stand there. */
import { execFileSync, spawnSync } from "node:child_process";
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { noGrad } from "@dz/core";
import { SimpleRNN } from "@dz/models";
import { array, random, stack, zeros } from "@dz/ndarray";
import { exportOnnx } from "@dz/onnx";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const guide = readFileSync(here("../../docs/onnx.md"), "utf8");
const programs = [...guide.matchAll(/^```(?:python|js)\n(?:#|\/\/) (\S+)\n(.*?)^```$/gms)];
const runtime = dirname(createRequire(import.meta.url).resolve("onnxruntime-web"));
const wave = (t: number, start = 0): number => Math.sin(2 * Math.PI * (t / 500 + start));
const flags = ["--conditions=@dz/source", "--import", new URL("../../scripts/preload.mjs", import.meta.url).href];

let folder: string;
random.seed(0);
const model = new SimpleRNN(100, 1, { inSize: 1, dtype: "float32" });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-onnx-guide-"));
  symlinkSync(here("../node_modules"), join(folder, "node_modules"), "junction");
  for (const [, name, code] of programs) writeFileSync(join(folder, name as string), code as string);
  const x = zeros([1, 1], { dtype: "float32" });
  writeFileSync(join(folder, "first.onnx"), exportOnnx(model, [x]));
  writeFileSync(join(folder, "first-sequence.onnx"), exportOnnx(model, [stack([x, x])], { recurrent: "sequence" }));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the network says to the first values of the wave, with 5 digits. */
function expected(): string {
  model.resetState();
  const lines = noGrad(() => [0, 1, 2].map((t) => model.forward(array([[wave(t)]], { dtype: "float32" })).item()));
  return `${lines.map((y) => y.toFixed(5)).join("\n")}\n`;
}

/** The last digit may be rounded the other way. */
function expectClose(printed: string): void {
  const [got, want] = [printed, expected()].map((text) => text.trim().split("\n").map(Number));
  expect(got).toHaveLength(3);
  for (const [i, y] of want?.entries() ?? []) expect(got?.[i]).toBeCloseTo(y, 4);
}

const run = (name: string): string =>
  execFileSync(process.execPath, [...flags, name], { cwd: folder, encoding: "utf8" });

test("the guide has a program for each place", () => {
  expect(programs.map(([, name]) => name)).toEqual(["first.py", "first.mjs", "back.mjs"]);
});

test("Node computes what dz does", () => expectClose(run("first.mjs")));

test("the model comes back", () => {
  expect(run("back.mjs")).toBe("x [batch,1], rnn/h_in [batch,100]\nrnn/x2h/W, rnn/x2h/b, rnn/h2h/W, fc/W, fc/b\n");
});

test("Python computes what dz does, where it has ONNX Runtime", ({ skip }) => {
  const python = process.env.DZ_PYTHON ?? "python3";
  const { status, stdout, stderr } = spawnSync(python, ["first.py"], { cwd: folder, encoding: "utf8" });
  if (status !== 0 && !/No module named/.test(stderr ?? "") && stderr !== null) throw new Error(stderr);
  skip(status !== 0, "there is no Python with onnxruntime; DZ_PYTHON may say where one is");
  expectClose(stdout);
});

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/** Serves the page with the runtime beside it, and the model. */
async function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = path.startsWith("/ort/")
      ? join(runtime, path.slice(5))
      : join(path.endsWith(".html") ? here("../pages") : folder, path);
    if (!existsSync(file)) response.writeHead(404).end();
    else {
      response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream" });
      createReadStream(file).pipe(response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

if (process.env.DZ_CHROMIUM === undefined) {
  console.warn("onnx.html: NOT TESTED in a browser, because there is no Chromium; DZ_CHROMIUM may say where it is.");
}

test.skipIf(process.env.DZ_CHROMIUM === undefined)(
  "the page draws what the network says, and follows the reader",
  async () => {
    const server = await serve();
    const browser = await chromium.launch({ executablePath: process.env.DZ_CHROMIUM ?? "", args: ["--no-sandbox"] });
    try {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/onnx.html`);
      const said = page.locator("#said", { hasText: "mean squared error" });
      await said.waitFor();
      const drawn = (): Promise<string | null> => page.getAttribute("#predicted", "d");
      const [, second] = ((await drawn()) ?? "").slice(1).split("L");
      model.resetState();
      const y = noGrad(() => model.forward(array([[wave(0, 0.25)]], { dtype: "float32" })).item());
      expect(Number(second?.split(",")[1])).toBeCloseTo(-y, 4);
      const before = await drawn();
      await page.fill("#phase", "0");
      await page.waitForFunction((old) => document.querySelector("#predicted")?.getAttribute("d") !== old, before);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
      server.close();
    }
  },
);
