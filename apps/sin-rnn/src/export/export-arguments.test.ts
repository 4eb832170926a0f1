import { helpText, UsageError } from "@dz/command-line";
import { expect, test } from "vitest";
import { exportCommand, parseExportArguments } from "./export-arguments.ts";

const parse = (...argv: string[]) => parseExportArguments(argv, "/home/ada");

test("reads a run, a format, a form and a file, and has a name for the file", () => {
  expect(parse("runs/first")).toEqual({
    run: "/home/ada/runs/first",
    to: "onnx",
    form: null,
    out: "/home/ada/first.onnx",
  });
  expect(parse("runs/first", "--form", "sequence", "--out", "a.onnx")).toMatchObject({
    form: "sequence",
    out: "/home/ada/a.onnx",
  });
  expect(parse("a", "--to", "safetensors")).toMatchObject({ to: "safetensors", out: "/home/ada/a.safetensors" });
  expect(parse("--help")).toBe("help");
});

test.each([
  [[], "export takes the folder of a run, such as runs/first"],
  [["a", "b"], 'export takes one run, got "b" as well'],
  [["a", "--to", "onxx"], "--to takes onnx, safetensors or npz, got onxx, did you mean onnx?"],
  [["a", "--form", "whole"], "--form takes step or sequence, got whole"],
  [["a", "--to", "npz", "--form", "step"], "--form step: npz has the weights alone, which have no form; omit it"],
  [["a", "--out", ""], '--out takes the path of a file, got ""'],
])("%j is refused", (argv, message) => {
  expect(() => parse(...argv)).toThrow(UsageError);
  expect(() => parse(...argv)).toThrow(message);
});

test("its help fits on a terminal", () => {
  const help = helpText(exportCommand);
  expect(Math.max(...help.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(help).toContain("onnx, safetensors or npz");
});
