// The article's job with nothing but loops over vectors of 64 bytes: the limit of one thread.
// Compiled with -DREAL=float or -DREAL=double; started as `article EPOCHS`.
#include "measure.hpp"
#include <cstdlib>
#include <cstring>
#include <random>
#include <sys/resource.h>

using Real = REAL;
constexpr int HIDDEN = 100, STEPS = 999, WINDOW = 30;
constexpr int LANES = 64 / sizeof(Real), VECTORS = (HIDDEN + LANES - 1) / LANES, PADDED = VECTORS * LANES;
typedef Real Vector __attribute__((vector_size(64)));

// HIDDEN numbers, padded with zeros.
struct alignas(64) Row {
  Vector v[VECTORS] = {};
  Real *at() { return reinterpret_cast<Real *>(v); }
};
struct Weights { Row w, m, s; };
struct Scalar { Real w = 0, m = 0, s = 0; };

static Row Wh[HIDDEN], WhT[PADDED], mWh[HIDDEN], sWh[HIDDEN];
static Weights Wx, b, Wy;
static Scalar by;
static Row states[WINDOW + 1], gradients[WINDOW];
static Real train_x[STEPS], train_t[STEPS], test_x[STEPS], test_t[STEPS], errors[WINDOW];
static int updates = 0;

// to = start + h W
static void product(const Real *h, const Row *W, const Row &start, Row &to) {
  Row sum = start;
  for (int i = 0; i < HIDDEN; i++)
    for (int k = 0; k < VECTORS; k++) sum.v[k] += h[i] * W[i].v[k];
  to = sum;
}

static Real step(Real x, Row &from, Row &to) {
  Row z;
  for (int k = 0; k < VECTORS; k++) z.v[k] = x * Wx.w.v[k] + b.w.v[k];
  product(from.at(), Wh, z, to);
  Real *h = to.at();
  for (int j = 0; j < PADDED; j++) h[j] = std::tanh(h[j]);
  Vector sum = to.v[0] * Wy.w.v[0];
  for (int k = 1; k < VECTORS; k++) sum += to.v[k] * Wy.w.v[k];
  Real y = by.w;
  for (int l = 0; l < LANES; l++) y += sum[l];
  return y;
}

static void adam(Real *w, Real *m, Real *s, const Real *g, Real rate, int n) {
  for (int j = 0; j < n; j++) {
    m[j] += Real(0.1) * (g[j] - m[j]);
    s[j] += Real(0.001) * (g[j] * g[j] - s[j]);
    w[j] -= rate * m[j] / (std::sqrt(s[j]) + Real(1e-8));
  }
}

static void transpose() {
  for (int i = 0; i < HIDDEN; i++)
    for (int j = 0; j < HIDDEN; j++) WhT[j].at()[i] = Wh[i].at()[j];
}

// Backpropagation through the steps of a window that starts at `start`, and the update.
static void learn(int start, int length) {
  const Row zero;
  Row back, gx, gb, gy;
  Real gby = 0;
  for (int t = length - 1; t >= 0; t--) {
    Real g = 2 * errors[t], x = train_x[start + t];
    gby += g;
    for (int k = 0; k < VECTORS; k++) {
      Vector h = states[t + 1].v[k];
      gy.v[k] += g * h;
      Vector d = (back.v[k] + g * Wy.w.v[k]) * (1 - h * h);
      gradients[t].v[k] = d;
      gb.v[k] += d;
      gx.v[k] += x * d;
    }
    if (t > 0) product(gradients[t].at(), WhT, zero, back);
  }
  updates++;
  Real rate = Real(0.001 * std::sqrt(1 - std::pow(0.999, updates)) / (1 - std::pow(0.9, updates)));
  for (int i = 0; i < HIDDEN; i++) {
    Row g;
    for (int t = 0; t < length; t++)
      for (int k = 0; k < VECTORS; k++) g.v[k] += states[t].at()[i] * gradients[t].v[k];
    adam(Wh[i].at(), mWh[i].at(), sWh[i].at(), g.at(), rate, PADDED);
  }
  adam(Wx.w.at(), Wx.m.at(), Wx.s.at(), gx.at(), rate, PADDED);
  adam(b.w.at(), b.m.at(), b.s.at(), gb.at(), rate, PADDED);
  adam(Wy.w.at(), Wy.m.at(), Wy.s.at(), gy.at(), rate, PADDED);
  adam(&by.w, &by.m, &by.s, &gby, rate, 1);
  transpose();
}

static double train() {
  double loss = 0;
  states[0] = Row();
  for (int start = 0; start < STEPS; start += WINDOW) {
    int length = std::min(WINDOW, STEPS - start);
    for (int t = 0; t < length; t++) {
      errors[t] = step(train_x[start + t], states[t], states[t + 1]) - train_t[start + t];
      loss += double(errors[t]) * errors[t];
    }
    learn(start, length);
    states[0] = states[length];
  }
  return loss / STEPS;
}

static double test() {
  double loss = 0;
  Row h[2];
  for (int t = 0; t < STEPS; t++) {
    double error = step(test_x[t], h[t % 2], h[(t + 1) % 2]) - test_t[t];
    loss += error * error;
  }
  return loss / STEPS;
}

static void prepare() {
  std::mt19937 random(1);
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> noise(-0.05, 0.05);
  double sine[STEPS + 1], cosine[STEPS + 1];
  for (int i = 0; i <= STEPS; i++) {
    sine[i] = std::sin(2 * M_PI * i / STEPS) + noise(random);
    cosine[i] = std::cos(4 * M_PI * i / STEPS);
  }
  for (int i = 0; i < STEPS; i++) {
    train_x[i] = sine[i], train_t[i] = sine[i + 1];
    test_x[i] = cosine[i], test_t[i] = cosine[i + 1];
  }
  for (int i = 0; i < HIDDEN; i++) {
    Wx.w.at()[i] = normal(random);
    Wy.w.at()[i] = normal(random) * 0.1;
    for (int j = 0; j < HIDDEN; j++) Wh[i].at()[j] = normal(random) * 0.1;
  }
  transpose();
}

int main(int count, char **arguments) {
  int epochs = count > 1 ? std::atoi(arguments[1]) : 100;
  prepare();
  std::vector<double> train_ms, test_ms;
  double best = INFINITY, start = now();
  for (int epoch = 0; epoch < epochs; epoch++) {
    double before = now();
    best = std::min(best, train());
    double between = now();
    volatile double kept = test();
    (void)kept;
    train_ms.push_back(1e3 * (between - before));
    test_ms.push_back(1e3 * (now() - between));
  }
  emit("job", now() - start, "s");
  emit("training", median(train_ms), "ms");
  emit("test", median(test_ms), "ms");
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  emit("peak memory", usage.ru_maxrss / 1024.0, "MiB");
  emit("best loss", best, "");
}
