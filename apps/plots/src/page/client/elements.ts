/** The element with this id, which must be of the class that is asked for. */
export function element<T extends Element>(id: string, kind: { new (): T }): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`page: there is no ${kind.name} #${id}`);
}

/** The width of a chart on the screen; never so small that nothing fits. */
export function widthOf(box: Element): number {
  return Math.max(280, Math.round(box.clientWidth));
}

/** What the keys that move a slider do to its value; undefined for other keys. */
export function moved(key: string, value: number, last: number): number | undefined {
  const page = Math.max(1, Math.round(last / 10));
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return Math.max(0, value - 1);
    case "ArrowRight":
    case "ArrowUp":
      return Math.min(last, value + 1);
    case "PageDown":
      return Math.max(0, value - page);
    case "PageUp":
      return Math.min(last, value + page);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}

/** Calls back when an element gets another width. */
export function onResize(box: Element, callback: () => void): void {
  let width = widthOf(box);
  new ResizeObserver(() => {
    if (widthOf(box) === width) return;
    width = widthOf(box);
    callback();
  }).observe(box);
}

/** Makes a picture a slider that can be reached with the keyboard: without a script it would be one in name only. */
export function makeSlider(box: Element, name: string, least: number, most: number): void {
  const attributes = {
    role: "slider",
    tabindex: "0",
    "aria-label": name,
    "aria-valuemin": least,
    "aria-valuemax": most,
  };
  for (const [key, value] of Object.entries(attributes)) box.setAttribute(key, String(value));
}
