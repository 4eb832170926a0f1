// One function of one element, and what every graph needs.
import { tanh } from "@dz/functions";

console.log(String(tanh(0.5)));
