/**
 * ONNX Runtime in Chromium, as pages have it.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { fromTypedArray, type NdArray } from "@dz/ndarray";
import { exportOnnx, onnxSignature } from "@dz/onnx";
import { chromium } from "playwright-core";
import { type ExportCase, feeds, forward } from "./measure.ts";
import { largestDifference } from "./runtime.ts";

/** A model as bytes, with inputs by name. */
interface Job {
  readonly bytes: Uint8Array;
  readonly inputs: Readonly<Record<string, NdArray>>;
}

/** Numbers of a tensor, as a page takes and returns them. */
interface Plain {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: readonly number[];
}

const runtime = fileURLToPath(new URL("../../node_modules/onnxruntime-web/dist/", import.meta.url));
const types: Readonly<Record<string, string>> = { ".mjs": "text/javascript", ".wasm": "application/wasm" };

/** A page that has the runtime when it has loaded. */
const html = `<!doctype html><title>ONNX Runtime</title>
<script type="module">import * as ort from "/ort.wasm.bundle.min.mjs"; globalThis.ort = ort;</script>`;

/** Serves the files of ONNX Runtime, the page, and the models by their number. */
async function serve(jobs: readonly Job[]): Promise<Server> {
  const server = createServer((request, response) => {
    const name = basename(request.url ?? "");
    const job = jobs[Number(name || -1)];
    if (job !== undefined) response.end(job.bytes);
    else {
      readFile(runtime + name).then(
        (file) => response.writeHead(200, { "content-type": types[extname(name)] ?? "text/plain" }).end(file),
        () => response.writeHead(200, { "content-type": "text/html" }).end(html),
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/**
 * Exports cases and compares ONNX Runtime in a page with dz on their examples: the largest difference of each, relative to the
 * largest result.
 */
export async function differencesInChromium(
  executablePath: string,
  cases: readonly ExportCase[],
): Promise<[ExportCase, number][]> {
  const made = cases.map((each) => {
    const { make, inputs, options } = each;
    const model = make();
    const bytes = exportOnnx(model, inputs, options);
    const signature = onnxSignature(bytes);
    const names = signature.outputs.map(({ name }) => name);
    return {
      each,
      bytes,
      inputs: feeds(signature.inputs, inputs),
      expected: forward(model, inputs, options?.recurrent),
      names,
    };
  });
  const results = await runInChromium(executablePath, made);
  return made.map(({ each, expected, names }, i) => {
    const differences = expected.map((y, j) => {
      const numbers = results[i]?.[names[j] as string] ?? [];
      return largestDifference(y, fromTypedArray(Float64Array.from(numbers), y.shape));
    });
    return [each, Math.max(...differences)];
  });
}

/** Runs models in a page, in the Chromium at `executablePath`; the numbers of each output, by name. */
async function runInChromium(executablePath: string, jobs: readonly Job[]): Promise<Record<string, number[]>[]> {
  const server = await serve(jobs);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return await page.evaluate(
      inPage,
      jobs.map(({ inputs }) => plain(inputs)),
    );
  } finally {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  }
}

function plain(inputs: Job["inputs"]): Record<string, Plain> {
  const feeds = Object.entries(inputs).map(([name, x]) => {
    const type = x.dtype === "bool" || x.dtype === "int32" ? x.dtype : "float32";
    return [name, { type, dims: [...x.shape], data: [...x.toTypedArray()] }];
  });
  return Object.fromEntries(feeds);
}

/** Runs in the page, so it knows nothing of this module. */
async function inPage(inputs: Record<string, Plain>[]): Promise<Record<string, number[]>[]> {
  const { ort } = globalThis as unknown as { ort: typeof import("onnxruntime-web/wasm") };
  ort.env.wasm.numThreads = 1;
  const arrays = { bool: Uint8Array, int32: Int32Array, float32: Float32Array } as const;
  const results = [];
  for (const [i, feeds] of inputs.entries()) {
    const bytes = await (await fetch(`/${i}`)).arrayBuffer();
    const session = await ort.InferenceSession.create(bytes, { executionProviders: ["wasm"] });
    const tensors = Object.entries(feeds).map(([name, { type, dims, data }]) => {
      const typed = arrays[type as keyof typeof arrays].from(data as number[]);
      return [name, new ort.Tensor(type as "float32", typed as Float32Array, dims)];
    });
    const outputs = await session.run(Object.fromEntries(tensors));
    const numbers = Object.entries(outputs).map(([name, { data }]) => [name, Array.from(data as Float32Array, Number)]);
    results.push(Object.fromEntries(numbers));
    await session.release();
  }
  return results;
}
