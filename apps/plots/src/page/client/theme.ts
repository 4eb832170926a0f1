import { element } from "./elements.ts";

/** The button that switches between light and dark; until it is used, the setting of the system applies. */
export function switchTheme(): void {
  const button = element("theme", HTMLButtonElement);
  const system = matchMedia("(prefers-color-scheme: dark)");
  let dark = system.matches;
  let chosen = false;
  const name = (): void => {
    button.textContent = dark ? "Light colours" : "Dark colours";
  };
  system.addEventListener("change", () => {
    if (chosen) return;
    dark = system.matches;
    name();
  });
  button.addEventListener("click", () => {
    dark = !dark;
    chosen = true;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    name();
  });
  name();
}

/** Opens all tables for printing, and closes them again. */
export function printTables(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>("details[data-print]:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}
