/**
 * Newton's method on Rosenbrock's function, a curved valley with its minimum at (1, 1, ...): steps 28 to 36 of the
 * book. The Hessian is the gradient of the gradient. With many variables only its products with vectors are computed,
 * which is all that conjugate gradients need. Each gradient is a result of grad(), so there is nothing to clear.
 */
import { grad, noGrad, type Variable, variable } from "@dz/core";
import { type NdArray, ones, slice, sub, zeros } from "@dz/ndarray";

// The sum over neighbours of 100 (b - a²)² + (1 - a)².
const rosenbrock = (a: Variable, b: Variable) => b.sub(a.pow(2)).pow(2).mul(100).add(a.sub(1).pow(2)).sum();
const valley = (x: Variable) => rosenbrock(x.getItem(slice(null, -1)), x.getItem(slice(1)));

// Two variables, from the book's start: the whole Hessian, and Cramer's rule.
const a = variable(0);
const b = variable(2);
for (let step = 0; step <= 6; step++) {
  const y = rosenbrock(a, b);
  const [ga, gb] = grad(y, [a, b], { createGraph: true });
  const [haa, hab] = grad(ga, [a, b]);
  const hbb = grad(gb, b);
  if (step % 2 === 0)
    console.log(`step ${step}: (${a.item().toFixed(6)}, ${b.item().toFixed(6)}), y ${y.item().toFixed(6)}`);

  const determinant = haa.mul(hbb).sub(hab.pow(2));
  a.data = sub(a.data, ga.mul(hbb).sub(gb.mul(hab)).div(determinant).data);
  b.data = sub(b.data, gb.mul(haa).sub(ga.mul(hab)).div(determinant).data);
}

// Fifty variables. H v is the gradient of g · v: as cheap as a gradient, and no matrix is stored.
const hessianProduct = (g: Variable, x: Variable, v: Variable) => grad(g.mul(v).sum(), x);
const dot = (u: Variable, v: Variable) => u.mul(v).sum().item();

/** Conjugate gradients for H d = -g; they end where H curves downwards, since there a Newton step would climb. */
function newtonDirection(g: Variable, x: Variable): Variable {
  let d = variable(zeros(x.shape));
  let residual = g.detach().neg();
  let direction = residual;
  const enough = 1e-20 + 1e-4 * dot(g, g);
  for (let i = 0; i < x.size && dot(residual, residual) > enough; i++) {
    const product = hessianProduct(g, x, direction);
    const curvature = dot(direction, product);
    if (curvature <= 0) return i === 0 ? residual : d;
    const before = dot(residual, residual);
    d = d.add(direction.mul(before / curvature));
    residual = residual.sub(product.mul(before / curvature));
    direction = residual.add(direction.mul(dot(residual, residual) / before));
  }
  return d;
}

const x = variable(zeros([50]));
const valueAt = (data: NdArray) => noGrad(() => valley(variable(data)).item());
let steps = 0;
for (; steps < 200; steps++) {
  const y = valley(x);
  const g = grad(y, x, { createGraph: true });
  if (steps % 20 === 0) console.log(`50 variables, step ${steps}: y ${y.item().toFixed(6)}`);
  if (dot(g, g) < 1e-16) break;

  let d = newtonDirection(g, x);
  while (valueAt(x.add(d).data) > y.item() + 1e-4 * dot(g, d)) d = d.mul(0.5);
  x.data = x.add(d).data;
}
const distance = noGrad(() =>
  x
    .sub(ones([50]))
    .pow(2)
    .sum()
    .pow(0.5)
    .item(),
);
console.log(
  `50 variables, step ${steps}: y ${valley(x).item().toExponential(0)}, ${distance.toExponential(0)} from the minimum`,
);
console.log(`gradients stored meanwhile: ${[a, b, x].filter((v) => v.grad !== null).length}`);
