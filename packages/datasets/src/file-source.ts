import { shown, ValueError } from "@dz/ndarray";

/**
 * Where the files of a dataset come from: given the published name of a file, its bytes. In Node
 * `(name) => readFile(join(folder, name))`, in a browser `(name) => download(address + name)`.
 */
export type FileSource = (name: string) => Uint8Array | Promise<Uint8Array>;

/** Throws {@link ValueError} for what is no function; what it gives is looked at by whoever reads it. */
export function checkSource(source: FileSource, op: string): void {
  if (typeof source === "function") return;
  throw new ValueError(`${op}: expected a function that gives the bytes of a file by its name, got ${shown(source)}`);
}
