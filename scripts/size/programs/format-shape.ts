// A pure function of a few lines: nothing of the engine may come with it.
import { formatShape } from "@dz/ndarray";

console.log(formatShape([2, 3]));
