/** A series to forecast, and what is known beside it. All arrays have a value for each step of the series. */
export interface ForecastData {
  /** The values of the series [n]. */
  readonly values: Float64Array;
  /** Their times, in milliseconds since 1970 UTC [n], or null without times. */
  readonly times: Float64Array | null;
  /** Further series of which only the past is known at the origin of a forecast, each [n]. */
  readonly observed: readonly Float64Array[];
  /** Further series that are known ahead, each [n], or longer, with the values after the end of the series. */
  readonly known: readonly Float64Array[];
}

/** The data of a series alone. */
export function dataOf(values: Float64Array, times: Float64Array | null = null): ForecastData {
  return { values, times, observed: [], known: [] };
}
