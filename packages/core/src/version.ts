/** The version of this package; `check structure` holds it to package.json. */
export const version = "0.1.0";
