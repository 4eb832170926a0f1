import { expect, test } from "vitest";
import { articleSettings, settingsWith } from "./settings.ts";

test("without a change they are the article's", () => {
  expect(settingsWith({})).toEqual(articleSettings);
  expect(articleSettings).toMatchObject({
    model: "rnn",
    optimizer: "adam",
    lr: 0.001,
    epochs: 100,
    hidden: 100,
    bptt: 30,
  });
});

test("an optimizer brings its learning rate, unless one is set", () => {
  expect(settingsWith({ optimizer: "sgd" }).lr).toBe(0.00005);
  expect(settingsWith({ optimizer: "adadelta" }).lr).toBeNull();
  expect(settingsWith({ optimizer: "sgd", lr: 0.1 }).lr).toBe(0.1);
});
