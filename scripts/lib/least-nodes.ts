import { join } from "node:path";
import { fetched } from "./fetched.ts";
import type { NodeBinary } from "./nodes.ts";

/** The least versions of Node in the `engines` of the packages: those from which on `require()` of ES modules works. */
export const leastNodes: readonly string[] = ["20.19.0", "22.12.0"];

/** A Node of a version, from the cache or the registry. Throws if there is none for this system. */
export async function nodeOf(version: string): Promise<NodeBinary> {
  const windows = process.platform === "win32";
  const folder = await fetched(`node-${windows ? "win" : process.platform}-${process.arch}`, version);
  return { file: join(folder, "bin", windows ? "node.exe" : "node"), version };
}
