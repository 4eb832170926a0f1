import { type OptionKinds, RandomState } from "@dz/ndarray";

/** The names of `WeightOptions` of `@dz/layers`; the layers look at the dtypes. */
export const weightOptions: OptionKinds = { dtype: "any", biasDtype: "any", random: RandomState };
