import { escapeText } from "@dz/text";
import type { Figure } from "../figure.ts";
import { dataAddress } from "./embed.ts";
import { MOST_ROWS, tableMarkup, thinning } from "./table.ts";

/** The name of the file with the numbers of a figure. */
export function tableName({ id }: Figure): string {
  return `${id}.csv`;
}

/** The rows of a shortened table, in words. */
function shown(figure: Figure): string {
  const count = figure.table.rows.length;
  const every = thinning(count);
  const file = tableName(figure);
  const link = `<a href="${escapeText(encodeURI(file))}" download>${escapeText(file)}</a>`;
  if (every === 1) return `Also as ${link}.`;
  if (figure.ranked) return `The first ${MOST_ROWS} rows are shown; all ${count} are in ${link}.`;
  return `One row in ${every} is shown; all ${count} are in ${link}.`;
}

/** A figure with its title, a heading of a level (default 3), its description, and the numbers behind it. */
export function figureMarkup(figure: Figure, level: 3 | 4 = 3): string {
  const id = escapeText(figure.id);
  const [title, description] = [escapeText(figure.title), escapeText(figure.description)];
  const same = figure.description === figure.title;
  const alt = same ? title : `${title}. ${description}`;
  const caption = same ? "" : `\n<figcaption>${description}</figcaption>`;
  const short = figure.table.rows.length <= 40 ? " data-print" : "";
  const ranked = figure.ranked === true;
  const table = ranked ? { ...figure.table, rows: figure.table.rows.slice(0, MOST_ROWS) } : figure.table;
  return `<figure id="figure-${id}" class=card>
<h${level}>${title}</h${level}>
<div class=scroll tabindex=0 role=region aria-label="Picture: ${title}"><img class=paper src='${dataAddress(figure.svg)}' alt="${alt}"></div>${caption}
<details${short}${ranked ? " open" : ""}><summary>The numbers<span class=unseen> of ${title}</span></summary>
<p>${shown(figure)}</p>
<div class=scroll tabindex=0 role=region aria-label="Numbers: ${title}">${tableMarkup(table)}</div></details>
</figure>`;
}
