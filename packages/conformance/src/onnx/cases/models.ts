import type { Variable, VariableLike } from "@dz/core";
import { gelu, relu } from "@dz/functions";
import { Dropout, Layer, LayerNorm, Linear, MultiHeadAttention } from "@dz/layers";
import * as M from "@dz/models";
import { normal, own } from "../draw.ts";
import type { ExportCase } from "../measure.ts";

const rows = normal(1, 3, 6);
const picture = normal(2, 1, 3, 32, 32);
const small = { ...own(), classes: 5 };

/** The block of a transformer with the normalization first (Xiong et al. 2020). */
class TransformerBlock extends Layer {
  readonly norm1 = new LayerNorm({ dtype: "float32" });
  readonly attention = new MultiHeadAttention(8, 2, own());
  readonly norm2 = new LayerNorm({ dtype: "float32" });
  readonly wide = new Linear(16, own());
  readonly narrow = new Linear(8, own());

  override forward(x: VariableLike): Variable {
    const y = this.attention.forward(this.norm1.forward(x)).add(x);
    return y.add(this.narrow.forward(gelu(this.wide.forward(this.norm2.forward(y)))));
  }
}

/** Models; the large ones with few classes and small pictures. */
export const modelCases: readonly ExportCase[] = [
  { name: "models.MLP", make: () => new M.MLP([5, 5, 2], own()), inputs: [rows] },
  { name: "models.MLP: relu", make: () => new M.MLP([5, 2], { ...own(), activation: relu }), inputs: [rows] },
  {
    name: "models.Sequential",
    make: () => new M.Sequential([new Linear(5, own()), relu, new Dropout(), new Linear(2, own())]),
    inputs: [rows],
  },
  {
    name: "layers.MultiHeadAttention: a transformer block",
    make: () => new TransformerBlock(),
    inputs: [normal(3, 2, 5, 8)],
  },
  { name: "models.VGG16", large: true, make: () => new M.VGG16({ ...small, hiddenSize: 16 }), inputs: [picture] },
  { name: "models.ResNet18", large: true, make: () => new M.ResNet18(small), inputs: [picture] },
  { name: "models.ResNet50", large: true, make: () => new M.ResNet50(small), inputs: [picture] },
  { name: "models.SqueezeNet", make: () => new M.SqueezeNet(small), inputs: [normal(4, 1, 3, 48, 48)] },
];
