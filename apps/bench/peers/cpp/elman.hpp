#pragma once
#include "matrix.hpp"
#include "measure.hpp"

// One window of 30 steps, batch 32: forward, backward and Adam.
inline void elman(int hidden) {
  const int batch = 32, window = 30, area = batch * hidden;
  const int count = hidden * hidden + 3 * hidden + 1;
  Floats w = draw(count, std::sqrt(3.0f / hidden)), g(count), m(count), s(count);
  Floats states(size_t(window + 1) * area), gradients(size_t(window) * area), back(area);
  Floats x = draw(window * batch, 1), target = draw(window * batch, 1), errors(window * batch);
  float *Wh = w.data(), *Wx = Wh + hidden * hidden, *b = Wx + hidden, *Wy = b + hidden, *by = Wy + hidden;
  float *gh = g.data(), *gx = gh + hidden * hidden, *gb = gx + hidden, *gy = gb + hidden, *gby = gy + hidden;
  int updates = 0;

  auto forward = [&](int t) {
    float *from = &states[size_t(t) * area], *to = from + area;
    for (int i = 0; i < batch; i++)
      for (int j = 0; j < hidden; j++) to[i * hidden + j] = x[t * batch + i] * Wx[j] + b[j];
    product({batch, hidden, hidden}, from, false, Wh, false, to, 1, 1);
    for (int i = 0; i < area; i++) to[i] = std::tanh(to[i]);
    for (int i = 0; i < batch; i++) {
      float y = *by;
      for (int j = 0; j < hidden; j++) y += to[i * hidden + j] * Wy[j];
      errors[t * batch + i] = (y - target[t * batch + i]) * 2 / batch;
    }
  };
  auto backward = [&](int t) {
    float *h = &states[size_t(t + 1) * area], *d = &gradients[size_t(t) * area];
    for (int i = 0; i < batch; i++) {
      float e = errors[t * batch + i], value = x[t * batch + i];
      *gby += e;
      for (int j = 0; j < hidden; j++) {
        float state = h[i * hidden + j], q = (back[i * hidden + j] + e * Wy[j]) * (1 - state * state);
        gy[j] += e * state, gb[j] += q, gx[j] += value * q;
        d[i * hidden + j] = q;
      }
    }
    if (t > 0) product({batch, hidden, hidden}, d, false, Wh, true, back.data());
  };
  auto adam = [&] {
    updates++;
    float rate = 0.001 * std::sqrt(1 - std::pow(0.999, updates)) / (1 - std::pow(0.9, updates));
    float *pw = w.data(), *pm = m.data(), *ps = s.data(), *pg = g.data();
    for (int i = 0; i < count; i++) {
      pm[i] += 0.1f * (pg[i] - pm[i]);
      ps[i] += 0.001f * (pg[i] * pg[i] - ps[i]);
      pw[i] -= rate * pm[i] / (std::sqrt(ps[i]) + 1e-8f);
    }
  };
  double seconds = seconds_of([&] {
    for (int t = 0; t < window; t++) forward(t);
    std::fill(g.begin(), g.end(), 0.0f);
    std::fill(back.begin(), back.end(), 0.0f);
    for (int t = window - 1; t >= 0; t--) backward(t);
    product({hidden, window * batch, hidden}, states.data(), true, gradients.data(), false, gh);
    adam();
  });
  emit("step", 1e3 * seconds / window, "ms");
}
