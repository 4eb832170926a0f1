/** The training program that the trials start. */
import { join } from "node:path";

/** Its sources; the tests start a bundle of them, see testing/bundled.ts. */
export const sources: string = join(import.meta.dirname, "../../sin-rnn/src/main.ts");
