import { UsageError } from "@dz/command-line";
import { DzError, stack } from "@dz/ndarray";
import { exportOnnx, onnxSignature } from "@dz/onnx";
import { readRun } from "@dz/runs";
import { visible } from "@dz/text";
import { writeNewFile } from "../write-new-file.ts";
import type { ExportAsked } from "./export-arguments.ts";
import { type ExportedModel, exportedModel } from "./exported-model.ts";

/** Writes the file; returns what to say of it. Throws {@link UsageError} or `RunError`; nothing is written then. */
export function exportRun({ run: folder, to, form, out }: ExportAsked): string {
  const exported = exportedModel(folder, readRun(folder));
  if (form !== null && !exported.recurrent) {
    throw new UsageError(`--form ${form}: the network of this run has no state, so there is one form; omit it`);
  }
  const bytes = to === "onnx" ? onnxOf(exported, form) : weightsOf(exported, to);
  writeNewFile(out, bytes);
  const about = to === "onnx" ? signature(bytes) : [];
  return [`${visible(out)}  ${bytes.length} bytes`, ...about, ""].join("\n");
}

function weightsOf({ model }: ExportedModel, format: "npz" | "safetensors"): Uint8Array {
  return ("network" in model ? (model.network as typeof model) : model).saveWeights({ format });
}

function onnxOf({ model, inputs, output }: ExportedModel, form: ExportAsked["form"]): Uint8Array {
  const recurrent = form ?? "step";
  const examples = Object.values(inputs);
  try {
    return exportOnnx(model, recurrent === "step" ? examples : examples.map((x) => stack([x, x])), {
      recurrent,
      inputNames: Object.keys(inputs),
      outputNames: [output],
    });
  } catch (error) {
    if (error instanceof DzError) throw new UsageError(`--to onnx: ${error.message}`);
    throw error;
  }
}

/** What the model takes and gives, a line each. */
function signature(bytes: Uint8Array): string[] {
  const { inputs, outputs } = onnxSignature(bytes);
  const lines = (kind: string, values: readonly { readonly name: string; readonly shape: readonly unknown[] }[]) =>
    values.map(({ name, shape }) => `  ${kind} ${name} [${shape.join(", ")}]`);
  return [...lines("takes", inputs), ...lines("gives", outputs)];
}
