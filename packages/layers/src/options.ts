import type { OptionKind } from "@dz/ndarray";

/** Options of layers that have other names elsewhere, for checkOptions; the layers look at the values of most. */
export const layerOptions: Readonly<Record<"inSize" | "inChannels" | "bias" | "dropout" | "decay", OptionKind>> = {
  inSize: { kind: "any", synonyms: ["inFeatures", "in_features", "inChannels", "in_channels"] },
  inChannels: { kind: "any", synonyms: ["in_channels", "inSize"] },
  bias: { kind: "boolean", synonyms: ["nobias"] },
  dropout: { kind: "any", synonyms: ["ratio", "p", "rate"] },
  decay: { kind: "any", synonyms: ["weightDecay", "weight_decay", "rho", "momentum"] },
};
