import * as gan from "./examples/gan.ts";
import * as gradcam from "./examples/gradcam.ts";
import * as sine from "./examples/sine.ts";
import * as spiral from "./examples/spiral.ts";
import * as style from "./examples/style.ts";
import * as text from "./examples/text.ts";
import * as vae from "./examples/vae.ts";
import * as window from "./examples/window.ts";
import type { Program } from "./page.ts";

/** The larger programs by name. */
export const examples: Readonly<Record<string, Program>> = { spiral, sine, text, vae, gan, gradcam, style, window };
