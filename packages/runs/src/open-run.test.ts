import { readOptions } from "@dz/ndarray";
import { expect, test } from "vitest";
import type { FileSystem } from "./file-system.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { readingOptions, runOptions } from "./open-run.ts";
import { processes } from "./owner.ts";

test("by default a run is in the file system of this machine, and belongs to this process", () => {
  expect(readOptions("RunWriter", runOptions, undefined)).toEqual({ fileSystem: nodeFileSystem, processes });
  expect(readOptions("readRun", readingOptions, undefined)).toEqual({ fileSystem: nodeFileSystem });
});

test("who reads a run is not asked for processes", () => {
  const given = { processes } as object as { fileSystem?: FileSystem };
  expect(() => readOptions("readRun", readingOptions, given)).toThrow("readRun: there is no option processes");
});
