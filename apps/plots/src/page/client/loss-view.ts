import { coordinate, type Frame, readable } from "@dz/drawing";
import { drawLosses, type Kind, type Losses, lossFrame } from "../../pictures/loss-chart.ts";
import { element, makeSlider, onResize, widthOf } from "./elements.ts";
import { nearest } from "./player.ts";

/** A run in the chart of losses. */
export interface LossRun extends Losses {
  readonly label: string;
  /** What the second loss is of. */
  readonly held: string;
}

/** The chart of losses: it reads out values, and its cursor is the epoch of the player. */
export class LossView {
  readonly #runs: readonly LossRun[];
  readonly #box = element("losses", HTMLElement);
  readonly #chart = element("losses-chart", SVGSVGElement);
  readonly #lines = element("losses-lines", SVGGElement);
  readonly #cursor = element("losses-cursor", SVGGElement);
  readonly #readout = element("losses-readout", HTMLElement);
  /** The numbers of all epochs with a loss of any run. */
  readonly #epochs: readonly number[];
  #kind: Kind = "log";
  #epoch = 1;
  #frame: Frame;

  /**
   * `seek` is called with the number of an epoch chosen here, `move` with a key; it returns whether the key has a
   * meaning.
   */
  constructor(runs: readonly LossRun[], seek: (epoch: number) => void, move: (key: string) => boolean) {
    this.#runs = runs;
    this.#epochs = [...new Set(runs.flatMap(({ epochs }) => epochs))].sort((a, b) => a - b);
    makeSlider(this.#box, "Epoch, in the chart of losses", 1, this.#epochs.at(-1) ?? 1);
    this.#frame = this.#draw();
    const pointed = (event: PointerEvent): number => {
      const x = event.clientX - this.#chart.getBoundingClientRect().left;
      return this.#epochs[nearest(this.#epochs, this.#frame.x.value(x))] ?? 1;
    };
    this.#box.addEventListener("pointermove", (event) => {
      if (event.buttons > 0) seek(pointed(event));
      this.#show(pointed(event));
    });
    this.#box.addEventListener("pointerdown", (event) => seek(pointed(event)));
    this.#box.addEventListener("pointerleave", () => this.#show(this.#epoch));
    this.#box.addEventListener("keydown", (event) => {
      if (move(event.key)) event.preventDefault();
    });
    onResize(this.#box, () => this.#redraw());
  }

  set kind(kind: Kind) {
    this.#kind = kind;
    this.#redraw();
  }

  set epoch(epoch: number) {
    this.#epoch = epoch;
    this.#show(epoch);
  }

  #redraw(): void {
    this.#frame = this.#draw();
    this.#show(this.#epoch);
  }

  #draw(): Frame {
    const size = { width: widthOf(this.#box), height: 320 };
    const frame = lossFrame(size, this.#runs, this.#kind);
    this.#chart.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    this.#lines.innerHTML = drawLosses(frame, this.#runs);
    return frame;
  }

  /** Moves the cursor to an epoch, and shows its values in words. */
  #show(epoch: number): void {
    const { x, area } = this.#frame;
    const at = coordinate(x.at(epoch));
    this.#cursor.innerHTML = `<path class="cursor" d="M${at} ${area.top}V${area.bottom}"/>`;
    const values = this.#runs
      .filter(({ epochs }) => epoch <= (epochs.at(-1) ?? 0))
      .map(({ label, held, epochs, train, test }) => {
        const place = nearest(epochs, epoch);
        const [a, b] = [readable(train[place] ?? Number.NaN), readable(test[place] ?? Number.NaN)];
        const other = epochs[place] === epoch ? "" : ` (epoch ${epochs[place]})`;
        return `${label}: train ${a}, ${held} ${b}${other}`;
      });
    const words = `Epoch ${epoch}. ${values.join("; ")}`;
    this.#readout.textContent = words;
    this.#box.setAttribute("aria-valuenow", String(epoch));
    this.#box.setAttribute("aria-valuetext", words);
  }
}
