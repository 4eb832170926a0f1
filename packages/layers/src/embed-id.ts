import { Parameter, type Variable } from "@dz/core";
import { embedId } from "@dz/functions";
import { astype, type NdArray, readOptions, type SharedOptions } from "@dz/ndarray";
import { checkSize, type WeightOptions, weightOptions } from "./initial.ts";
import { Layer } from "./layer.ts";

/** Options of {@link EmbedID}: those of weights without a bias. */
export type EmbedIDOptions = Omit<WeightOptions, "biasDtype">;

const embedIdOptions: SharedOptions<EmbedIDOptions, "dtype"> = {
  dtype: weightOptions.dtype,
  random: weightOptions.random,
};

/**
 * An embedding: a table W [inSize, outSize] whose rows are looked up by index. Its dtype is float32 unless given, since its
 * inputs have no floats.
 */
export class EmbedID extends Layer {
  static override get name(): string {
    return "EmbedID";
  }

  readonly W: Parameter;

  constructor(inSize: number, outSize: number, options?: EmbedIDOptions) {
    super();
    const { dtype = "float32", random } = readOptions("EmbedID", embedIdOptions, options);
    const shape = [checkSize(inSize, "EmbedID inSize"), checkSize(outSize, "EmbedID outSize")];
    this.W = new Parameter(astype(random.normal(0, 1, [...shape]), dtype), "W");
  }

  /**
   * The rows of W at `ids` (int32), with shape [...ids.shape, outSize]. Throws {@link IndexError} for an index out of
   * range.
   */
  override forward(ids: NdArray | Variable): Variable {
    return embedId(this.W, ids);
  }
}
