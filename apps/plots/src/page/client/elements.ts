/** The element with this id. Throws unless it is of the given class. */
export function element<T extends Element>(id: string, kind: { new (): T }): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`page: there is no ${kind.name} #${id}`);
}

/** The width of a chart on the screen, at least one at which its contents fit. */
export function widthOf(box: Element): number {
  return Math.max(280, Math.round(box.clientWidth));
}

/** The value of a slider after a key; undefined for keys that do not move it. */
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

/** Calls back when the width of an element changes. */
export function onResize(box: Element, callback: () => void): void {
  let width = widthOf(box);
  new ResizeObserver(() => {
    if (widthOf(box) === width) return;
    width = widthOf(box);
    callback();
  }).observe(box);
}

/**
 * Makes a picture a slider for the keyboard and for screen readers. The script adds this, because without it nothing
 * would move.
 */
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
