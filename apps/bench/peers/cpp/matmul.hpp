#pragma once
#include "matrix.hpp"
#include "measure.hpp"

inline void matmul(int n) {
  Floats a = draw(size_t(n) * n, 1), b = draw(size_t(n) * n, 1), c(size_t(n) * n);
  const char *names[] = {"nn", "nt", "tn", "tt"};
  for (int which = 0; which < 4; which++) {
    bool at = which & 2, bt = which & 1;
    double seconds = seconds_of([&] { product({n, n, n}, a.data(), at, b.data(), bt, c.data()); });
    emit(names[which], 2.0 * n * n * n / seconds / 1e9, "GFLOP/s");
  }
}
