// How results are written: over what is there, or added to it.

// @ts-ignore: decorator
@inline
export function put<T>(out: usize, x: v128, accumulate: i32): void {
  v128.store(out, accumulate ? v128.add<T>(v128.load(out), x) : x);
}

// @ts-ignore: decorator
@inline
export function put1<T>(out: usize, x: T, accumulate: i32): void {
  store<T>(out, accumulate ? <T>(load<T>(out) + x) : x);
}
