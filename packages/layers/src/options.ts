// Entries that several layers have in their tables, with the names of these options elsewhere.

/** The size of the input of a layer; without it the first input has it. */
export const inSizeOption = {
  optional: true,
  kind: "number",
  whole: true,
  from: 1,
  synonyms: ["inFeatures", "in_features", "inChannels", "in_channels"],
} as const;

/** The channels of the input of a convolution; without it the first input has them. */
export const inChannelsOption = {
  optional: true,
  kind: "number",
  whole: true,
  from: 1,
  synonyms: ["in_channels", "inSize"],
} as const;

/** Whether there is a bias. */
export const biasOption = { default: true, synonyms: ["nobias"] } as const;

/** The part of the elements that is dropped. */
export const dropoutOption = { default: 0, from: 0, below: 1, synonyms: ["dropout", "ratio", "p", "rate"] } as const;
