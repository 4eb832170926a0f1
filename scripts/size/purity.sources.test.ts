import { expect, test } from "vitest";
import { kept } from "./kept.ts";

// Not @dz/ndarray, of which the limits of its memory and some tables stay: `check size` watches them by the program
// format-shape. Not @dz/series, of which the patterns of times stay, and not @dz/runs, which pages cannot load.
// @dz/core gives Variable its methods, so of it the engine stays.

/** The code without imports and constants such as `2 ** 16`: esbuild does not compute what would be longer when written out. */
function withoutNumbers(code: string): string {
  const operand = String.raw`(?:[\d.]+|Math\.PI|[A-Za-z_$][\w$]*)`;
  return code
    .replaceAll(/import"[^"]*";/g, "")
    .replaceAll(/Math\.sqrt\(([^()]*)\)/g, "$1")
    .replaceAll(new RegExp(String.raw`(?:var |,)[\w$]+=${operand}(?:[-+*/]+${operand})*(?=[,;])`, "g"), "")
    .replaceAll(/[;\s]/g, "");
}

test.each(["functions", "layers", "models", "optimizers", "datasets"])(
  "a bundler keeps no more than numbers of @dz/%s where nothing of it is used",
  async (folder) => {
    const { code } = await kept(folder);
    expect(withoutNumbers(code)).toBe("");
  },
);

test("of @dz/core stays what the methods of Variable need", async () => {
  const { files } = await kept("core");
  expect(files["src/ops/operators.ts"]).toBeGreaterThan(0);
  expect(Object.keys(files)).not.toContain("src/debug/dot.ts");
  expect(Object.keys(files)).not.toContain("src/backward/grad.ts");
  expect(Object.keys(files).filter((file) => file.startsWith("src/testing/"))).toEqual([]);
});

/** The files of a program without those of which only numbers are kept. */
async function filesFor(folder: string, ...names: string[]): Promise<string[]> {
  const [used, unused] = await Promise.all([kept(folder, names), kept(folder)]);
  return Object.keys(used.files).filter((file) => used.files[file] !== unused.files[file]);
}

test("one function is one file", async () => {
  expect(await filesFor("functions", "tanh")).toEqual(["src/activation/tanh.ts"]);
});

test("an optimizer comes without the others, the schedules and the hooks", async () => {
  const files = await filesFor("optimizers", "SGD");
  expect(files).toContain("src/sgd.ts");
  expect(files.filter((file) => /adam|rms|momentum|schedules|hooks/.test(file))).toEqual([]);
});

test("generated data come without the readers of files", async () => {
  const files = await filesFor("datasets", "SinCurve", "CosineTest", "Spiral", "DataLoader", "fromArrays");
  expect(files).toContain("src/sin-curve.ts");
  expect(files.filter((file) => /\/io\/|download|mnist|cifar|image/.test(file))).toEqual([]);
});

test("a recurrent model comes without the image models and their layers", async () => {
  expect((await filesFor("models", "SimpleRNN")).filter((file) => /vgg|resnet|squeeze|mlp/.test(file))).toEqual([]);
  expect((await filesFor("layers", "Linear", "RNN")).filter((file) => /conv|norm|attention|lstm/.test(file))).toEqual(
    [],
  );
});
