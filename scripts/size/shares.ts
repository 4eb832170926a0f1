import { SourceMap, type SourceMapPayload } from "node:module";
import { type Bundle, gzipSize } from "./bundle.ts";

/** Code of a bundle that comes from one file. */
export interface Piece {
  /** The file: `core/src/ops/add.ts` of a package of dz, the name of a library. */
  readonly from: string;
  readonly text: string;
}

/** A file or a family of files, with its bytes in the bundle. */
export interface Share {
  readonly from: string;
  readonly bytes: number;
}

/** A family, also with what the bundle would lose by gzip without it. */
export interface FamilyShare extends Share {
  readonly gzip: number;
}

/** A bundle in pieces, in order: each character belongs to the file where its map leads. */
export function piecesOf({ code, map }: Pick<Bundle, "code" | "map">): Piece[] {
  const sources = new SourceMap(JSON.parse(map) as SourceMapPayload);
  const pieces: { from: string; text: string }[] = [];
  for (const [line, text] of code.split("\n").entries()) {
    for (let column = 0; column < text.length; column++) {
      const entry = sources.findEntry(line, column); // empty, or without a source, where nothing was written by hand
      const source = "originalSource" in entry ? (entry.originalSource as string | undefined) : undefined;
      const from = source === undefined ? "the bundler" : nameOf(source);
      const last = pieces.at(-1);
      if (last?.from === from) last.text += text[column];
      else pieces.push({ from, text: text[column] as string });
    }
  }
  return pieces;
}

/** `../packages/core/src/a.ts` → `core/src/a.ts`, `…/node_modules/fflate/esm/browser.js` → `fflate`. */
function nameOf(source: string): string {
  const [, library] = source.match(/.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//) ?? [];
  return library ?? source.replace(/^.*?packages\//, "");
}

/** The bytes of each file, the largest first. */
export function sharesOfFiles(pieces: readonly Piece[]): Share[] {
  return sharesBy(pieces, ({ from }) => from);
}

/** The bytes of each family, the largest first, and what each adds to the size by gzip. */
export function sharesOfFamilies(pieces: readonly Piece[]): FamilyShare[] {
  const sizeWithout = (family: string | null): number =>
    gzipSize(pieces.map((piece) => (familyOf(piece) === family ? "" : piece.text)).join(""));
  const whole = sizeWithout(null);
  return sharesBy(pieces, familyOf).map((share) => ({ ...share, gzip: whole - sizeWithout(share.from) }));
}

/** `ndarray/src/kernels/js.ts` belongs to `ndarray/kernels`, `layers/src/rnn.ts` to `layers`. */
function familyOf({ from }: Piece): string {
  const [, name = from, folder] = from.match(/^([\w-]+)\/src\/(?:([\w-]+)\/)?/) ?? [];
  return folder === undefined || name !== "ndarray" ? name : `${name}/${folder}`;
}

function sharesBy(pieces: readonly Piece[], nameOfPiece: (piece: Piece) => string): Share[] {
  const bytes = new Map<string, number>();
  for (const piece of pieces) {
    const name = nameOfPiece(piece);
    bytes.set(name, (bytes.get(name) ?? 0) + piece.text.length); // esbuild writes ASCII
  }
  return Array.from(bytes, ([from, size]) => ({ from, bytes: size })).sort((a, b) => b.bytes - a.bytes);
}
