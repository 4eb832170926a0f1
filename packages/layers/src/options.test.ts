import { checkOptions } from "@dz/ndarray";
import { expect, test } from "vitest";
import { layerOptions } from "./options.ts";

const all = "there are inSize, inChannels, bias, dropout and decay";

test.each([
  ["in_features", "inSize"],
  ["nobias", "bias"],
  ["ratio", "dropout"],
  ["momentum", "decay"],
])("%s is called %s here", (given, name) => {
  expect(() => checkOptions({ [given]: 1 }, layerOptions, "Layer")).toThrow(
    `Layer: there is no option ${given}; did you mean ${name}? ${all}`,
  );
});

test("channels are those of a filter, or the size of the input elsewhere", () => {
  const { inSize, inChannels } = layerOptions;
  expect(() => checkOptions({ inSize: 3 }, { inChannels }, "Conv2d")).toThrow("did you mean inChannels?");
  expect(() => checkOptions({ in_channels: 3 }, { inSize }, "Linear")).toThrow("did you mean inSize?");
});
