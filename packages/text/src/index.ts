export { closest } from "./closest.ts";
export { escapeText } from "./markup.ts";
export { quoted } from "./shell.ts";
export { tableLines } from "./table.ts";
export { visible } from "./visible.ts";
export { count, list } from "./words.ts";
export { wrap } from "./wrap.ts";
