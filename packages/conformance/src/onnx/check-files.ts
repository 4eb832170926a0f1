import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportOnnx } from "@dz/onnx";
import { cases } from "./cases.ts";

const program = `
import sys
try:
    import onnx
except ImportError:
    sys.exit(3)
print("onnx", onnx.__version__)
failed = 0
for line in sys.stdin:
    path, name = line.rstrip("\\n").split("\\t")
    try:
        onnx.checker.check_model(onnx.load(path), full_check=True)
        print("pass ", name)
    except Exception as error:
        failed += 1
        print("FAIL ", name, " ", str(error).split("\\n")[0])
sys.exit(1 if failed else 0)
`;

/**
 * Has ONNX's own checker look at the files of all cases, by Python with the package onnx; says so where that is missing. Returns
 * the exit code.
 */
export function checkFiles(): number {
  const folder = mkdtempSync(join(tmpdir(), "onnx-"));
  try {
    const lines = cases.map(({ name, make, inputs, options }, i) => {
      const path = join(folder, `${i}.onnx`);
      writeFileSync(path, exportOnnx(make(), inputs, options));
      return `${path}\t${name}`;
    });
    // Debian's Python has Debian's packages; another one may stand before it in the path.
    const results = ["/usr/bin/python3", "python3"].map((python) =>
      spawnSync(python, ["-c", program], {
        input: lines.join("\n"),
        stdio: ["pipe", "pipe", "inherit"],
        encoding: "utf8",
      }),
    );
    const found = results.find(({ status }) => status === 0 || status === 1);
    if (found === undefined) console.log("skipped: no Python with the package onnx (Debian: python3-onnx)");
    else console.log(found.stdout);
    return found?.status ?? 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
