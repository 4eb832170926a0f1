import { expect, test } from "vitest";
import { Fourier } from "./fourier.ts";

test.each([2, 4, 8, 64])("the transform of %i numbers is the sum that defines it", (n) => {
  const re = Float64Array.from({ length: n }, (_, t) => Math.sin(t * t));
  const im = Float64Array.from({ length: n }, (_, t) => Math.cos(3 * t));
  const [gotRe, gotIm] = [re.slice(), im.slice()];
  new Fourier(n).transform(gotRe, gotIm);
  for (let k = 0; k < n; k++) {
    let [a, b] = [0, 0];
    for (let t = 0; t < n; t++) {
      const angle = (-2 * Math.PI * ((k * t) % n)) / n;
      a += (re[t] as number) * Math.cos(angle) - (im[t] as number) * Math.sin(angle);
      b += (re[t] as number) * Math.sin(angle) + (im[t] as number) * Math.cos(angle);
    }
    expect(gotRe[k]).toBeCloseTo(a, 11);
    expect(gotIm[k]).toBeCloseTo(b, 11);
  }
});
