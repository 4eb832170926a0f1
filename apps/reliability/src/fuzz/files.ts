import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const data: string = fileURLToPath(new URL("../../../../packages/conformance/data/", import.meta.url));

/** Larger files are decompression bombs, and slow. */
const LARGEST = 2 ** 15;

/** The files in some folders of the conformance data, valid and invalid ones. */
export function conformanceFiles(...folders: string[]): Uint8Array[] {
  return folders.flatMap((folder) =>
    readdirSync(join(data, folder))
      .filter((name) => !name.endsWith(".py") && !name.endsWith(".json"))
      .sort()
      .map((name) => new Uint8Array(readFileSync(join(data, folder, name))))
      .filter(({ length }) => length <= LARGEST),
  );
}

/** The UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function concat(...parts: (Uint8Array | readonly number[])[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
