/// <reference types="node" />
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";

/** Recurrent training written by hand; its losses and weights are printed with all their digits. */
const program = (dtype: string): string => `
  import { createHash } from "node:crypto";
  import { noGrad, Parameter, variable } from "@dz/core";
  import { array, RandomState } from "@dz/ndarray";
  import { addScaled, release } from "@dz/ndarray/memory";

  const random = new RandomState(1);
  const dtype = "${dtype}";
  const drawn = (...shape) => new Parameter(array(random.normal(0, 0.3, shape), { dtype }));
  const [Wx, Wh, b, Wy] = [drawn(2, 40), drawn(40, 40), drawn(40), drawn(40, 1)];
  const params = [Wx, Wh, b, Wy];
  const hash = createHash("sha256");
  let h = null;
  for (let window = 0; window < 60; window++) {
    let loss = variable(0, { dtype });
    const held = [];
    for (let t = 0; t < 12; t++) {
      const x = variable([[Math.sin(t + window), 1]], { dtype });
      const z = h === null ? x.matmul(Wx).add(b) : x.matmul(Wx).add(h.matmul(Wh)).add(b);
      h = z.div(z.mul(z).add(1).pow(0.5));
      held.push(h.data);
      loss = loss.add(h.matmul(Wy).sub(Math.cos(t)).pow(2).sum());
    }
    for (const p of params) p.cleargrad();
    loss.backward();
    loss.unchainBackward();
    if (window % 5 === 0) hash.update(params.map((p) => String(p.grad)).join());
    for (const p of params) addScaled(p.pinnedData(), p.gradient.data, -0.01);
    release();
    noGrad(() => { for (let t = 0; t < 50; t++) hash.update(String(h.matmul(Wy).item())); });
    hash.update(held.map((a) => a.toArray().join()).join());
    hash.update(String(loss.item()));
  }
  for (const p of params) hash.update(p.data.toTypedArray());
  console.log(hash.digest("hex"));
`;

/** The output of the program under a policy for moving arrays; the usual one if it is empty. */
function run(dtype: string, policy = ""): string {
  const args = ["--conditions=@dz/source", "--input-type=module", "-e", program(dtype)];
  const env = { ...process.env, DZ_ARENA: policy };
  return execFileSync(process.execPath, args, {
    cwd: join(import.meta.dirname, "../.."),
    env,
    encoding: "utf8",
  }).trim();
}

const usual = new Map<string, string>();
beforeAll(() => {
  for (const dtype of ["float64", "float32"]) usual.set(dtype, run(dtype));
});

describe.each(["float64", "float32"])("%s: where arrays lie changes no bit", (dtype) => {
  test.each(["stress", "tiny"])("DZ_ARENA=%s", (policy) => {
    expect(run(dtype, policy)).toBe(usual.get(dtype));
  });
});

test("the hashes are those of numbers, not of nothing", () => {
  for (const hash of usual.values()) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(usual.get("float64")).not.toBe(usual.get("float32"));
});
