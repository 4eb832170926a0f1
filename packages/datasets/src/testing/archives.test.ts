import { expect, it } from "vitest";
import { gunzip } from "../io/gunzip.ts";
import { arrayOf } from "../io/numpy-pickle.ts";
import { readPickle } from "../io/pickle.ts";
import type { PickleValue } from "../io/pickle-value.ts";
import { PieceReader } from "../io/piece-reader.ts";
import { readTar } from "../io/tar.ts";
import { pickled, tarGz } from "./archives.ts";

it("the test archives can be read by the readers", () => {
  const data = Uint8Array.of(1, 2, 255);
  const value = readPickle(pickled({ labels: [0, 1, -5], data: { shape: [3, 1], data } }), "x");
  const batch = value as Map<string, PickleValue>;
  expect(batch.get("labels")).toEqual([0, 1, -5]);
  expect(arrayOf(batch.get("data"), "x")).toEqual({ shape: [3, 1], data });

  const members = { "f/a": data, "f/b": new Uint8Array(512).fill(7) };
  const read = readTar(new PieceReader(gunzip(tarGz(members), "x", 1e6), "x"), ["a", "b"], "x");
  expect([...read]).toEqual([
    ["a", members["f/a"]],
    ["b", members["f/b"]],
  ]);
});
