import {
  arange,
  array,
  loadNpy,
  loadNpz,
  loadSafetensors,
  type NdArray,
  RandomState,
  saveNpy,
  saveNpz,
  saveSafetensors,
} from "@dz/ndarray";
import type { Job, Results } from "../job.ts";

/** The bytes of files of each kind, and the arrays that are read from them. */
function files(): Results {
  const random = new RandomState(5);
  const arrays: readonly (readonly [string, NdArray])[] = [
    ["float64", random.randn(7, 5)],
    ["float32", random.uniform(-1, 1, [9], { dtype: "float32" })],
    ["int32", arange(-3, 4, 1, { dtype: "int32" })],
    ["empty", array([])],
  ];
  const npy = saveNpy(random.randn(3, 2).T);
  const npz = saveNpz(arrays);
  const safetensors = saveSafetensors(arrays, { metadata: [["format", "dz"]] });
  return {
    npy,
    npz,
    safetensors,
    fromNpy: loadNpy(npy),
    fromNpz: [...loadNpz(npz).values()],
    fromSafetensors: [...loadSafetensors(safetensors).values()],
  };
}

export const written: readonly Job[] = [{ name: "files", run: files }];
