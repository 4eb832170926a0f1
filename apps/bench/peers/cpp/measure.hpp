// Shared by the C++ programs: the clock, medians, values as JSON lines.
#pragma once
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

inline double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[(values.size() - 1) / 2];
}

inline void emit(const char *name, double value, const char *unit) {
  std::printf("{\"name\": \"%s\", \"value\": %.9g, \"unit\": \"%s\"}\n", name, value, unit);
  std::fflush(stdout);
}

// The median time of a call in seconds: after a warm-up, at least three samples of a millisecond or more, for half a
// second.
template <class Call> double seconds_of(Call call) {
  const double seconds = 0.5, shortest = 0.001;
  int calls = 0;
  double start = now();
  do { call(); calls++; } while (calls < 2 || now() - start < seconds / 4);
  int batch = std::max(1, int(std::ceil(shortest / ((now() - start) / calls))));
  std::vector<double> samples;
  start = now();
  while (samples.size() < 3 || now() - start < seconds) {
    double before = now();
    for (int i = 0; i < batch; i++) call();
    samples.push_back((now() - before) / batch);
  }
  return median(samples);
}
