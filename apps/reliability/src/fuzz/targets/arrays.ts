import {
  array,
  fromTypedArray,
  loadNpy,
  loadNpz,
  loadSafetensors,
  readNpy,
  readNpz,
  readSafetensors,
  saveNpy,
  saveNpz,
  saveSafetensors,
  zeros,
} from "@dz/ndarray";
import { conformanceFiles } from "../files.ts";
import { checkArrays, checkBytes, checkSame, checkSameMaps } from "../same.ts";
import { npyFile } from "../structured/npy-file.ts";
import { safetensorsFile } from "../structured/safetensors-file.ts";
import { zipFile } from "../structured/zip-file.ts";
import type { Target } from "../target.ts";

const KIB = 2 ** 10;

/** Small arrays of every dtype, written by dz. */
const arrays = [
  ["fc/W", array([[1.5], [5e-324], [-0]])],
  ["fc/b", array([-1.25], { dtype: "float32" })],
  ["n", array(7, { dtype: "int32" })],
  ["mask", fromTypedArray(Uint8Array.of(1, 0, 1), [3])],
  ["empty", zeros([0, 3])],
] as const;

/** An array is read with its own dtype, loaded, saved and loaded again: at most eight copies, int8 as int32. */
const plain = (length: number): number => 32 * length + 256 * KIB;

/** Deflate expands at most a thousandfold; data is inflated twice, into buffers that double. */
export const inflated = (length: number): number => 8 * 1032 * length + 64 * KIB * KIB;

/** The readers of `@dz/ndarray`. */
export const arrayTargets: readonly Target[] = [
  {
    name: "npy",
    share: 20,
    memory: plain,
    seeds: () => [...conformanceFiles("files/npy", "files/npy_bad"), ...arrays.map(([, a]) => saveNpy(a))],
    structured: npyFile,
    read(file) {
      readNpy(file);
      const a = loadNpy(file);
      checkArrays("loadNpy", new Map([["a", a]]));
      checkSame("saveNpy", a, loadNpy(saveNpy(a)));
    },
  },
  {
    name: "npz",
    share: 20,
    memory: inflated,
    seeds: () => [
      ...conformanceFiles("files/npz", "files/npz_bad", "files/weights", "numpy"),
      saveNpz(arrays),
      saveNpz(arrays, { compress: true }),
    ],
    structured: zipFile,
    read(file) {
      readNpz(file);
      const loaded = loadNpz(file);
      checkArrays("loadNpz", loaded);
      const compress = loaded.size % 2 === 1;
      checkSameMaps("saveNpz", loaded, loadNpz(saveNpz(loaded, { compress })));
    },
  },
  {
    name: "safetensors",
    share: 20,
    memory: plain,
    seeds: () => [
      ...conformanceFiles("safetensors"),
      saveSafetensors(arrays, { metadata: [["format", "np"]] }),
      saveSafetensors(arrays.slice(0, 1)),
      saveSafetensors([]),
    ],
    structured: safetensorsFile,
    read(file) {
      const { metadata } = readSafetensors(file);
      const loaded = loadSafetensors(file);
      checkArrays("loadSafetensors", loaded);
      const saved = saveSafetensors(loaded, { metadata });
      checkSameMaps("saveSafetensors", loaded, loadSafetensors(saved));
      checkBytes(
        "saveSafetensors",
        saved,
        saveSafetensors(loadSafetensors(saved), { metadata: readSafetensors(saved).metadata }),
      );
    },
  },
];
