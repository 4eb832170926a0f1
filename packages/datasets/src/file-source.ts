import { shown, ValueError } from "@dz/ndarray";

/**
 * A source of files: returns the bytes of a file by its published name. In Node for example `(name) =>
 * readFile(join(folder, name))`, in a browser `(name) => download(address + name)`.
 */
export type FileSource = (name: string) => Uint8Array | Promise<Uint8Array>;

/** Throws {@link ValueError} unless `source` is a function; the parsers check its results. */
export function checkSource(source: FileSource, op: string): void {
  if (typeof source === "function") return;
  throw new ValueError(`${op}: expected a function that gives the bytes of a file by its name, got ${shown(source)}`);
}
