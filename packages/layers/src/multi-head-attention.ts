import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { type AttentionOptions, scaledDotProductAttention } from "@dz/functions";
import { formatShape, type OptionTable, readOptions, ShapeError, ValueError } from "@dz/ndarray";
import { checkSize } from "./initial.ts";
import { Layer } from "./layer.ts";
import { drawnLinear, Linear, type LinearOptions, linearOptions } from "./linear.ts";
import { dropoutOption } from "./options.ts";

/**
 * Options of {@link MultiHeadAttention}; `inSize` is the size of all three inputs, and `random` also the stream for
 * dropout.
 */
export interface MultiHeadAttentionOptions extends LinearOptions {
  /** Whether query i attends only to keys 0 to i (default false). */
  readonly causal?: boolean;
  /** The part of the attention weights dropped while `config.train` is set, in [0, 1) (default 0). */
  readonly dropoutRatio?: number;
}

const attentionOptions = {
  ...linearOptions,
  causal: { default: false },
  dropoutRatio: dropoutOption,
} satisfies OptionTable<MultiHeadAttentionOptions>;

/**
 * Multi-head attention (Vaswani et al. 2017): queries, keys and values are projections x W + b of the inputs, split
 * into `heads` parts of equal size; each head attends separately (see `scaledDotProductAttention` of `@dz/functions`),
 * and one more projection of the concatenated heads gives the output.
 *
 * `attention.forward(x)` is self-attention, `attention.forward(x, memory)` cross-attention. Sequences are [batch,
 * steps, size], unlike those of the recurrent layers.
 */
export class MultiHeadAttention extends Layer {
  static override get name(): string {
    return "MultiHeadAttention";
  }

  readonly query: Linear;
  readonly key: Linear;
  readonly value: Linear;
  readonly out: Linear;
  private readonly embedSize: number;
  private readonly heads: number;
  readonly #attention: Required<Pick<AttentionOptions, "causal" | "dropoutRatio" | "random">>;

  /** Throws {@link ValueError} unless `heads` divides `embedSize` and `dropoutRatio` is in [0, 1). */
  constructor(embedSize: number, heads: number, options?: MultiHeadAttentionOptions) {
    super();
    const { causal, dropoutRatio, ...linear } = readOptions("MultiHeadAttention", attentionOptions, options);
    this.embedSize = checkSize(embedSize, "MultiHeadAttention embedSize");
    this.heads = checkSize(heads, "MultiHeadAttention heads");
    if (embedSize % heads !== 0) {
      throw new ValueError(`MultiHeadAttention: embedSize ${embedSize} does not make ${heads} heads`);
    }
    this.#attention = { causal, dropoutRatio, random: linear.random };
    this.query = new Linear(embedSize, linear);
    this.key = new Linear(embedSize, linear);
    this.value = new Linear(embedSize, linear);
    this.out = drawnLinear(embedSize, embedSize, linear, linear.inSize !== undefined);
  }

  /**
   * The output [batch, queries, embedSize]. Keys default to the queries, values to the keys; the mask, of bools or
   * floats, broadcasts to [batch, heads, queries, keys], see `scaledDotProductAttention`. Throws {@link ShapeError}
   * unless the inputs have three axes.
   */
  override forward(
    query: VariableLike,
    key: VariableLike = query,
    value: VariableLike = key,
    mask: VariableLike | null = null,
  ): Variable {
    const [from, keys, values] = [query, key, value].map(sequence) as [Variable, Variable, Variable];
    const [q, k, v] = [this.split(this.query, from), this.split(this.key, keys), this.split(this.value, values)];
    const perHead = scaledDotProductAttention(q, k, v, { mask, ...this.#attention });
    const attended = perHead.transpose(0, 2, 1, 3); // [batch, queries, heads, head size]
    const [batch, steps] = attended.shape as readonly number[] as [number, number];
    const rows = attended.reshape(batch * steps, this.embedSize);
    return this.out.forward(rows).reshape(batch, steps, this.embedSize);
  }

  /** The projection as [batch, heads, steps, head size]. */
  private split(linear: Linear, x: Variable): Variable {
    const [batch, steps, inSize] = x.shape as readonly number[] as [number, number, number];
    const { embedSize, heads } = this;
    const product = linear.forward(x.reshape(batch * steps, inSize));
    return product.reshape(batch, steps, heads, embedSize / heads).transpose(0, 2, 1, 3);
  }
}

function sequence(x: VariableLike): Variable {
  const input = asVariable(x, "MultiHeadAttention");
  if (input.ndim === 3) return input;
  throw new ShapeError(
    `MultiHeadAttention: expected an input [batch, steps, size], got shape ${formatShape(input.shape)}`,
  );
}
