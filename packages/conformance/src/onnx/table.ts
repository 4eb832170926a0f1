import { refusals } from "@dz/onnx";
import { uncovered } from "./coverage.ts";
import type { ExportCase, Measured } from "./measure.ts";
import type { Speed } from "./speed.ts";

/** A row of the table: a case and what was measured. */
export type Row = readonly [name: string, measured: Measured];

/** The table of the docs, in Markdown. */
export function tableText(rows: readonly Row[]): string {
  const head = ["| in dz | in ONNX | symbolic | largest difference |", "|---|---|---|---:|"];
  const body = rows.map(([name, { operators, symbols, difference }]) => {
    const cells = [
      `\`${name}\``,
      operators.join(", ") || "nothing: it is the identity",
      symbols.join(", ") || "none",
      difference === 0 ? "0" : difference.toExponential(1),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [...head, ...body].join("\n");
}

/** The functions that cannot be written, in Markdown. */
export function refusalText(): string {
  const reasons = Object.entries(refusals).sort(([a], [b]) => (a < b ? -1 : 1));
  const head = ["| function | why |", "|---|---|"];
  return [...head, ...reasons.map(([name, why]) => `| \`${name}\` | ${why} |`)].join("\n");
}

/** What is no function, layer or model, in Markdown. */
export function uncoveredText(): string {
  return Object.entries(uncovered)
    .map(([name, why]) => `- \`${name}\`: ${why}`)
    .join("\n");
}

/** The table of times, in Markdown. */
export function speedText(speeds: readonly (readonly [ExportCase, Speed])[]): string {
  const head = ["| model | input | dz, ms | ONNX Runtime, ms | dz / ONNX Runtime |", "|---|---|---:|---:|---:|"];
  const body = speeds.map(([{ name, inputs }, { dz, runtime }]) => {
    const shapes = inputs.map(({ shape }) => shape.join("×")).join(", ");
    return `| \`${name}\` | ${shapes} | ${dz.toPrecision(3)} | ${runtime.toPrecision(3)} | ${(dz / runtime).toPrecision(2)} |`;
  });
  return [...head, ...body].join("\n");
}
