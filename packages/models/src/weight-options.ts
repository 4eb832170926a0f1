import { type OptionKinds, RandomState } from "@dz/ndarray";

/** The names of `WeightOptions` of `@dz/layers`; the layers check the dtypes. */
export const weightOptions: OptionKinds = { dtype: "any", biasDtype: "any", random: RandomState };
