/**
 * Weight files: an npz archive or a safetensors file with one array per parameter, named by its path.
 *
 * @module
 */
import type { Parameter } from "@dz/core";
import { commit, pinnedData, prepare } from "@dz/core/engine";
import {
  astype,
  formatShape,
  isSafetensors,
  loadNpz,
  loadSafetensors,
  type NdArray,
  type OptionTable,
  readOptions,
  type Shape,
  ShapeError,
  StateError,
  saveNpz,
  saveSafetensors,
  shown,
  ValueError,
} from "@dz/ndarray";
import { release } from "@dz/ndarray/memory";
import type { NamedParameter } from "./layer.ts";
import { close, dtypeFor } from "./open-dtype.ts";

/** Options of `saveWeights`. */
export interface SaveWeightsOptions {
  /** The file format (default `npz`, which `np.load` reads). */
  readonly format?: "npz" | "safetensors";
}

const saveOptions = {
  format: { default: "npz", words: ["npz", "safetensors"] },
} satisfies OptionTable<SaveWeightsOptions>;

/** Parameters as the bytes of a weight file. Throws {@link StateError} for one that has no size yet. */
export function saveWeights(
  parameters: Iterable<NamedParameter>,
  options?: SaveWeightsOptions,
): Uint8Array<ArrayBuffer> {
  const { format } = readOptions("saveWeights", saveOptions, options);
  const arrays: [string, NdArray][] = [];
  for (const [name, { data }] of parameters) {
    if (isUnsized(data.shape)) {
      throw new StateError(`saveWeights: ${name} has no size yet, use the model once or give its input size`);
    }
    arrays.push([name, data]);
  }
  return format === "npz" ? saveNpz(arrays) : saveSafetensors(arrays);
}

/**
 * Sets parameters from the bytes of an npz or safetensors file, recognized by its first bytes. If any array does not
 * fit or there is no room, none is set.
 */
export function loadWeights(parameters: Iterable<NamedParameter>, bytes: Uint8Array): void {
  if (!(bytes instanceof Uint8Array)) {
    throw new ValueError(`loadWeights: expected the bytes of a file as a Uint8Array, got ${shown(bytes)}`);
  }
  const arrays = isSafetensors(bytes) ? loadSafetensors(bytes) : loadNpz(bytes);
  const names = [...arrays.keys()];
  const targets: [Parameter, NdArray][] = [];
  for (const [name, parameter] of parameters) {
    const a = arrays.get(name);
    if (a === undefined) {
      throw new ValueError(`loadWeights: the file has no ${name}, but ${listed(names)}`);
    }
    if (!fits(a.shape, parameter.shape)) {
      const expected = `[${parameter.shape.map((length) => length || "any").join(", ")}]`;
      throw new ShapeError(
        `loadWeights: ${name} has shape ${formatShape(a.shape)} in the file, ${expected} in the model`,
      );
    }
    targets.push([parameter, a]);
    arrays.delete(name);
  }
  const [surplus] = arrays.keys();
  if (surplus !== undefined) throw new ValueError(`loadWeights: the file has ${surplus}, which the model has not`);
  try {
    for (const [parameter, a] of targets) {
      release(); // all arrays together may exceed the memory in use at once
      prepare(parameter, astype(a, dtypeFor(parameter, a.dtype)));
    }
  } catch (error) {
    for (const [parameter] of targets) pinnedData(parameter); // frees the prepared memory
    throw error;
  }
  for (const [parameter] of targets) {
    commit(parameter);
    close(parameter);
  }
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return "is empty";
  return `has ${names.slice(0, 8).join(", ")}${names.length > 8 ? `, … (${names.length} arrays)` : ""}`;
}

/** Whether a parameter has had no input yet: the lengths that depend on the input are then 0. */
function isUnsized(shape: Shape): boolean {
  return shape.includes(0);
}

/** Where the parameter has length 0, any length but 0 fits. */
function fits(shape: Shape, wanted: Shape): boolean {
  return shape.length === wanted.length && shape.every((n, i) => n !== 0 && (n === wanted[i] || wanted[i] === 0));
}
