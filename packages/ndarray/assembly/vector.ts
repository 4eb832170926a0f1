// Vectors of 16 bytes: 4 lanes of f32 or 2 of f64. All kernels are generic over T, one of the two.

/** The bytes of the elements of a row that fill whole vectors. */
// @ts-ignore: decorator
@inline
export function wholeBytes<T>(n: i32): usize {
  return (<usize>n * sizeof<T>()) & ~15;
}

/** The first lane. */
// @ts-ignore: decorator
@inline
export function first<T>(x: v128): T {
  return v128.extract_lane<T>(x, 0);
}

/** The sum of the lanes, from the outside in. */
// @ts-ignore: decorator
@inline
export function sumOfLanes<T>(x: v128): T {
  if (sizeof<T>() == 8) return <T>(f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1));
  return <T>(
    (f32x4.extract_lane(x, 0) +
    f32x4.extract_lane(x, 2) +
    (f32x4.extract_lane(x, 1) + f32x4.extract_lane(x, 3)))
  );
}

/** `x · y + z`, rounded twice: fused multiply-add would give other digits on other machines. */
// @ts-ignore: decorator
@inline
export function mulAdd<T>(x: v128, y: v128, z: v128): v128 {
  return v128.add<T>(v128.mul<T>(x, y), z);
}

// @ts-ignore: decorator
@inline
export function splat<T>(x: f64): v128 {
  return v128.splat<T>(<T>x);
}
