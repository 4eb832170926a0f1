import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { cases } from "./cases.ts";
import { coveredBy } from "./coverage.ts";
import { differencesInChromium } from "./in-chromium.ts";
import { type ExportCase, measure } from "./measure.ts";
import { compareSpeed, type Speed } from "./speed.ts";
import { type Row, refusalText, speedText, tableText, uncoveredText } from "./table.ts";

const file = fileURLToPath(new URL("../../../../docs/onnx-table.md", import.meta.url));
const { version } = JSON.parse(
  readFileSync(new URL("../../node_modules/onnxruntime-web/package.json", import.meta.url), "utf8"),
);

/** Measures all cases in Node and in Chromium, times the models, and writes the table of the docs. */
export async function writeTable(): Promise<void> {
  const rows: Row[] = [];
  for (const each of cases) {
    rows.push([each.name, await measure(each)]);
    console.log(`${each.name}  ${rows.at(-1)?.[1].difference.toExponential(1)}`);
  }

  const chromium = process.env.DZ_CHROMIUM ?? "/usr/bin/chromium";
  const inPage = await differencesInChromium(chromium, cases);
  const worst = Math.max(...inPage.map(([, difference]) => difference));
  console.log(`Chromium: ${inPage.length} cases, largest difference ${worst.toExponential(1)}`);

  const speeds: (readonly [ExportCase, Speed])[] = [];
  for (const each of cases.filter(({ name }) => coveredBy(name).startsWith("models."))) {
    speeds.push([each, await compareSpeed(each)] as const);
    console.log(`${each.name}  timed`);
  }

  writeFileSync(
    file,
    `# Functions, layers and models as ONNX

Written by \`npx --yes pnpm@12 trial onnx\`, which exports each of them and compares ONNX Runtime ${version}
(\`onnxruntime-web\`, one thread) with dz in float32: on an example, on other values, and where the batch or the length is
symbolic, on other sizes, also 1. The largest difference is relative to the largest number of the result. In Chromium, on the
examples, it is at most ${worst.toExponential(1)} over all ${inPage.length} rows.

${tableText(rows)}

## What cannot be written

These functions are refused by name, with this reason:

${refusalText()}

Other exports of the packages are no functions that a graph could have:

${uncoveredText()}

## Speed

A forward in dz (test mode, no graph) and in ONNX Runtime ${version} (\`onnxruntime-web\`, WebAssembly), one thread each, taking
turns; medians after as many rounds of warming up, on ${cpus()[0]?.model.trim()}, Node ${process.version}. The models are small, as in the tests.

${speedText(speeds)}
`,
  );
  console.log(`\nwrote ${file}`);
}
