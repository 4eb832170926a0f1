import { type AnyEntry, readOptions } from "@dz/ndarray";
import { expect, test } from "vitest";
import { biasOption, dropoutOption, inChannelsOption, inSizeOption } from "./options.ts";

const layer: Readonly<Record<string, AnyEntry>> = {
  inSize: inSizeOption,
  bias: biasOption,
  dropoutRatio: dropoutOption,
};

test.each([
  ["in_features", "inSize"],
  ["in_channels", "inSize"],
  ["nobias", "bias"],
  ["ratio", "dropoutRatio"],
])("%s is called %s here", (given, name) => {
  expect(() => readOptions("Layer", layer, { [given]: 1 })).toThrow(
    `Layer: there is no option ${given}; did you mean ${name}? there are inSize, bias and dropoutRatio`,
  );
});

test("channels are those of a filter", () => {
  const table: Readonly<Record<string, AnyEntry>> = { inChannels: inChannelsOption };
  expect(() => readOptions("Conv2d", table, { ["inSize" as string]: 3 })).toThrow("did you mean inChannels?");
});

test("the bounds", () => {
  const read = (options: Record<string, number>): unknown => readOptions("Layer", layer, options);
  expect(() => read({ inSize: 0 })).toThrow("Layer: inSize is 0, expected a whole number from 1");
  expect(() => read({ dropoutRatio: 1 })).toThrow("Layer: dropoutRatio is 1, expected a number from 0 to below 1");
  expect(read({ inSize: 1, dropoutRatio: 0 })).toEqual({ inSize: 1, bias: true, dropoutRatio: 0 });
});
