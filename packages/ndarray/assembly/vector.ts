// Vectors of 16 bytes: 4 lanes of f32 or 2 of f64. All kernels are generic over T, one of the two.

/** One element in all lanes, from memory: cheaper than to load it and then spread it. */
// @ts-ignore: decorator
@inline
export function loadSplat<T>(from: usize): v128 {
  return sizeof<T>() == 8 ? v128.load64_splat(from) : v128.load32_splat(from);
}

/** The `bytes` (below 16, whole elements) at the end of a row; the lanes after them are 0. */
// @ts-ignore: decorator
@inline
export function loadPart<T>(from: usize, bytes: usize): v128 {
  if (sizeof<T>() == 8) return v128.load64_zero(from);
  if (bytes == 4) return v128.load32_zero(from);
  const two = v128.load64_zero(from);
  return bytes == 8 ? two : v128.load_lane<f32>(from + 8, two, 2);
}

/** Stores what {@link loadPart} has loaded. */
// @ts-ignore: decorator
@inline
export function storePart<T>(to: usize, x: v128, bytes: usize): void {
  if (sizeof<T>() == 8) v128.store_lane<f64>(to, x, 0);
  else if (bytes == 4) v128.store_lane<f32>(to, x, 0);
  else {
    v128.store_lane<i64>(to, x, 0);
    if (bytes == 12) v128.store_lane<f32>(to + 8, x, 2);
  }
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
