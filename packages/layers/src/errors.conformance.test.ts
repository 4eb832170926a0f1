/// <reference types="node" />
import { readFileSync } from "node:fs";
import { array, type NdArray, reshape, ShapeError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { Linear, RNN } from "./index.ts";

interface Case {
  readonly id: string;
  readonly op: string;
  readonly inputs: { value: { shape: number[]; data: number[] } }[];
  readonly attrs: { out_size?: number; hidden_size?: number };
}

const file = new URL("../../conformance/data/errors.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(file, "utf8")) as { cases: Case[] };
const texts: Readonly<Record<string, string>> = {
  "layer.linear/0": "Linear: expected an input [batch, ..., 4], got [3, 5]",
  "layer.linear/1": "Linear: expected an input [batch, ..., inSize], got shape [3]",
  "layer.rnn/0": "RNN: the state has shape [1, 3], the input [2, 4]; call resetState() before another batch size",
  "layer.rnn/1": "RNN: the state has shape [3, 3], the input [2, 4]; call resetState() before another batch size",
};

const ofLayers = cases.filter(({ op }) => op.startsWith("layer."));

test.each(ofLayers.map((each) => [each.id, each] as const))("%s is refused, and nothing changes", (id, each) => {
  const { out_size, hidden_size } = each.attrs;
  const layer = each.op === "layer.linear" ? new Linear(out_size as number) : new RNN(hidden_size as number);
  const inputs = each.inputs.map(({ value }) => reshape(array(value.data), value.shape));
  for (const x of inputs.slice(0, -1)) layer.forward(x);
  const content = (): unknown[] => Array.from(layer.params(), ({ data }) => data.toArray());
  const before = [content(), layer instanceof RNN ? layer.h : null];
  expect(() => layer.forward(inputs.at(-1) as NdArray)).toThrow(new ShapeError(texts[id] as string));
  expect([content(), layer instanceof RNN ? layer.h : null]).toEqual(before);
});

test("every error case of layers in the conformance data has an expected message here", () => {
  expect(ofLayers.map(({ id }) => id)).toEqual(Object.keys(texts));
});
