#pragma once
#include "matrix.hpp"
#include "measure.hpp"

// Replaces scores [batch, classes] by the gradient of the loss; the correct class of row i is i modulo classes.
inline void softmax_gradient(float *scores, int batch, int classes) {
  for (int i = 0; i < batch; i++) {
    float *row = scores + i * classes, largest = *std::max_element(row, row + classes), sum = 0;
    for (int j = 0; j < classes; j++) sum += row[j] = std::exp(row[j] - largest);
    for (int j = 0; j < classes; j++) row[j] = (row[j] / sum - (j == i % classes)) / batch;
  }
}

// One step of SGD on a batch: 784-1000-10, sigmoid, softmax cross entropy.
inline void mlp() {
  const int batch = 100, inputs = 784, hidden = 1000, outputs = 10;
  const float rate = 0.01f;
  Floats x = draw(batch * inputs, 1), W1 = draw(inputs * hidden, 0.05f), b1(hidden), W2 = draw(hidden * outputs, 0.05f);
  Floats b2(outputs), h(batch * hidden), y(batch * outputs), gW2(hidden * outputs), gh(batch * hidden);
  float *a = h.data(), *d = gh.data();

  double seconds = seconds_of([&] {
    for (int i = 0; i < batch; i++) std::copy(b1.begin(), b1.end(), a + i * hidden);
    product({batch, inputs, hidden}, x.data(), false, W1.data(), false, a, 1, 1);
    for (int i = 0; i < batch * hidden; i++) a[i] = 1 / (1 + std::exp(-a[i]));
    for (int i = 0; i < batch; i++) std::copy(b2.begin(), b2.end(), &y[i * outputs]);
    product({batch, hidden, outputs}, a, false, W2.data(), false, y.data(), 1, 1);
    softmax_gradient(y.data(), batch, outputs);

    product({hidden, batch, outputs}, a, true, y.data(), false, gW2.data());
    product({batch, outputs, hidden}, y.data(), false, W2.data(), true, d);
    for (int i = 0; i < batch * hidden; i++) d[i] *= a[i] * (1 - a[i]);
    product({inputs, batch, hidden}, x.data(), true, d, false, W1.data(), -rate, 1); // gradient and step in one product
    for (int i = 0; i < hidden * outputs; i++) W2[i] -= rate * gW2[i];
    for (int i = 0; i < batch; i++) {
      for (int j = 0; j < hidden; j++) b1[j] -= rate * d[i * hidden + j];
      for (int j = 0; j < outputs; j++) b2[j] -= rate * y[i * outputs + j];
    }
  });
  emit("iteration", 1e3 * seconds, "ms");
}
