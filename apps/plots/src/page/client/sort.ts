/** Compares two cells: numbers by value, before all words, which are compared alphabetically. */
export function compareCells(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  const [isX, isY] = [a !== "" && !Number.isNaN(x), b !== "" && !Number.isNaN(y)];
  if (isX && isY) return x - y;
  if (isX !== isY) return isX ? -1 : 1;
  return a.localeCompare(b, "en", { numeric: true });
}

function cellValue(row: HTMLTableRowElement, column: number): string {
  const cell = row.cells[column];
  return cell?.dataset.value ?? cell?.textContent ?? "";
}

/** Makes the headers of a table buttons that sort by their column, ascending and then descending. */
export function makeSortable(table: HTMLTableElement, announce: (text: string) => void): void {
  const headers = [...(table.tHead?.rows[0]?.cells ?? [])];
  for (const [column, header] of headers.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const up = header.getAttribute("aria-sort") !== "ascending";
      for (const other of headers) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", up ? "ascending" : "descending");
      const body = table.tBodies[0];
      const rows = [...(body?.rows ?? [])];
      rows.sort((a, b) => (up ? 1 : -1) * compareCells(cellValue(a, column), cellValue(b, column)));
      body?.append(...rows);
      announce(`Sorted by ${button.textContent}, ${up ? "ascending" : "descending"}`);
    });
  }
}
