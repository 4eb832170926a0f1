const TAGS = /<(\/?)([a-zA-Z]+)(?: [\w:-]+="[^"<]*")*(\/?)>/g;

/** Throws if the text is not one SVG element in which every tag is closed and no attribute or number is broken. */
export function checkMarkup(svg: string): void {
  if (!/^<svg .*<\/svg>$/s.test(svg)) throw new Error(`no SVG element: ${svg.slice(0, 60)}`);
  const open: string[] = [];
  for (const [tag, close, name, empty] of svg.matchAll(TAGS)) {
    if (close === "/") {
      const last = open.pop();
      if (last !== name) throw new Error(`${tag} closes ${last}`);
    } else if (empty === "") open.push(name as string);
    if (/NaN|Infinity|undefined/.test(tag)) throw new Error(`no number in ${tag}`);
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(", ")}`);
  // The rest without the tags is text, in which nothing may look like a tag.
  const text = svg.replace(TAGS, "");
  if (/[<>]/.test(text)) throw new Error(`broken markup in ${text.slice(0, 60)}`);
}
