// Row-major matrices of floats, and their products by OpenBLAS.
#pragma once
#include <cblas.h>
#include <cstddef>
#include <vector>

using Floats = std::vector<float>;

// Numbers between -scale and scale.
inline Floats draw(size_t count, float scale) {
  Floats numbers(count);
  unsigned state = 12345;
  for (float &number : numbers) {
    state = state * 1664525u + 1013904223u;
    number = ((state >> 8) / 8388608.0f - 1) * scale;
  }
  return numbers;
}

struct Shape { int n, k, m; };

// c [n, m] = alpha op(a) op(b) + beta c, where op(a) is [n, k], op(b) [k, m].
inline void product(Shape s, const float *a, bool at, const float *b, bool bt, float *c, float alpha = 1, float beta = 0) {
  cblas_sgemm(CblasRowMajor, at ? CblasTrans : CblasNoTrans, bt ? CblasTrans : CblasNoTrans, s.n, s.m, s.k, alpha, a,
              at ? s.n : s.k, b, bt ? s.k : s.m, beta, c, s.m);
}
