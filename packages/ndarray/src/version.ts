/** The version of this package; `pnpm run version` writes it, and `check structure` compares it with package.json. */
export const version = "0.1.0";
