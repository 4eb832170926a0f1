/**
 * The dtypes of DeZero's parameters under NumPy 2: weights are float64, biases float32. With them and the same seed,
 * the numbers are those of the book's programs. By default a layer takes the dtype of its first input.
 */
export const asDezero: { readonly dtype: "float64"; readonly biasDtype: "float32" } = {
  dtype: "float64",
  biasDtype: "float32",
};
