/** Text as markup: nothing in it can open a tag, end an attribute or begin an entity. */
export function escapeText(text: string): string {
  const names: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (character) => names[character] ?? "");
}

/** A number for readers, with `digits` significant ones: `0.001932`, `2.5e-7`, `999`. */
export function readable(x: number, digits = 4): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "not a number" : x > 0 ? "infinite" : "−infinite";
  if (Number.isInteger(x) && Math.abs(x) < 1e6) return String(x).replace("-", "−");
  return String(Number(x.toPrecision(digits)))
    .replace("-", "−")
    .replace("e−", "e-")
    .replace("e+", "e");
}

/** A coordinate of a picture, to a tenth of a pixel. */
export function coordinate(x: number): string {
  return String(Math.round(x * 10) / 10);
}
