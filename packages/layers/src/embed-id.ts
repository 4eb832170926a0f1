import { Parameter, type Variable } from "@dz/core";
import { embedId } from "@dz/functions";
import { astype, checkOptions, random as defaultRandom, type NdArray } from "@dz/ndarray";
import { checkFloatType, checkSize, type WeightOptions, weightOptions } from "./initial.ts";
import { Layer } from "./layer.ts";

/** An embedding: a table W [inSize, outSize] whose rows are looked up by index. */
export class EmbedID extends Layer {
  readonly W: Parameter;

  constructor(inSize: number, outSize: number, options?: WeightOptions) {
    super();
    checkOptions(options, weightOptions, "EmbedID");
    const { dtype = "float32", random = defaultRandom } = options ?? {};
    if (options?.biasDtype !== undefined) checkFloatType(options.biasDtype, "EmbedID biasDtype"); // checked although there is no bias
    const shape = [checkSize(inSize, "EmbedID inSize"), checkSize(outSize, "EmbedID outSize")];
    this.W = new Parameter(astype(random.normal(0, 1, [...shape]), checkFloatType(dtype, "EmbedID dtype")), "W");
  }

  /**
   * The rows of W at `ids` (int32), with shape [...ids.shape, outSize]. Throws {@link IndexError} for an index out of
   * range.
   */
  override forward(ids: NdArray | Variable): Variable {
    return embedId(this.W, ids);
  }
}
