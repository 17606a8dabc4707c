#include "training_yardstick.h"

#include <math.h>
#include <string.h>

enum { I = 64, H = 32, O = 10 };

typedef struct {
  double W1[I][H], b1[H], W2[H][O], b2[O];
} Perceptron;
typedef struct {
  double W[I][O], b[O];
} Regression;

static void perceptron_scores(const Perceptron *net, const double *x, double *h, double *z) {
  for (int j = 0; j < H; j++) h[j] = net->b1[j];
  for (int i = 0; i < I; i++)
    for (int j = 0; j < H; j++) h[j] += x[i] * net->W1[i][j];
  for (int j = 0; j < H; j++) h[j] = tanh(h[j]);
  for (int o = 0; o < O; o++) z[o] = net->b2[o];
  for (int j = 0; j < H; j++)
    for (int o = 0; o < O; o++) z[o] += h[j] * net->W2[j][o];
}

static void regression_scores(const Regression *net, const double *x, double *z) {
  for (int o = 0; o < O; o++) z[o] = net->b[o];
  for (int i = 0; i < I; i++)
    for (int o = 0; o < O; o++) z[o] += x[i] * net->W[i][o];
}

/* z becomes softmax(z) less one at the label; returns the loss. */
static double judge(double *z, long label) {
  double m = z[0], sum = 0, score;
  for (int o = 1; o < O; o++) m = z[o] > m ? z[o] : m;
  score = z[label];
  for (int o = 0; o < O; o++) sum += z[o] = exp(z[o] - m);
  for (int o = 0; o < O; o++) z[o] /= sum;
  z[label] -= 1;
  return log(sum) + m - score;
}

static void step(double *weights, double *gradient, double rate, size_t count) {
  for (size_t i = 0; i < count; i++) weights[i] -= rate * gradient[i];
  memset(gradient, 0, count * sizeof *gradient);
}

static double train_perceptron(
  const double *images, const long *labels, long count, long batch, long epochs, double rate, Perceptron *net
) {
  Perceptron g = {0};
  double h[H], z[O], d[H], cost = 0;
  for (long e = 0; e < epochs; e++)
    for (long start = 0; start < count; start += batch) {
      long end = start + batch < count ? start + batch : count;
      for (long k = start; k < end; k++) {
        const double *x = images + k * I;
        perceptron_scores(net, x, h, z);
        judge(z, labels[k]);
        for (int j = 0; j < H; j++) {
          double v = 0;
          for (int o = 0; o < O; o++) {
            v += z[o] * net->W2[j][o];
            g.W2[j][o] += h[j] * z[o];
          }
          d[j] = v * (1 - h[j] * h[j]);
        }
        for (int o = 0; o < O; o++) g.b2[o] += z[o];
        for (int i = 0; i < I; i++)
          for (int j = 0; j < H; j++) g.W1[i][j] += x[i] * d[j];
        for (int j = 0; j < H; j++) g.b1[j] += d[j];
      }
      step((double *)net, (double *)&g, rate / (double)(end - start), sizeof g / sizeof(double));
    }
  for (long k = 0; k < count; k++) {
    perceptron_scores(net, images + k * I, h, z);
    cost += judge(z, labels[k]);
  }
  return cost / (double)count;
}

static double train_regression(
  const double *images, const long *labels, long count, long batch, long epochs, double rate, Regression *net
) {
  Regression g = {0};
  double z[O], cost = 0;
  for (long e = 0; e < epochs; e++)
    for (long start = 0; start < count; start += batch) {
      long end = start + batch < count ? start + batch : count;
      for (long k = start; k < end; k++) {
        const double *x = images + k * I;
        regression_scores(net, x, z);
        judge(z, labels[k]);
        for (int i = 0; i < I; i++)
          for (int o = 0; o < O; o++) g.W[i][o] += x[i] * z[o];
        for (int o = 0; o < O; o++) g.b[o] += z[o];
      }
      step((double *)net, (double *)&g, rate / (double)(end - start), sizeof g / sizeof(double));
    }
  for (long k = 0; k < count; k++) {
    regression_scores(net, images + k * I, z);
    cost += judge(z, labels[k]);
  }
  return cost / (double)count;
}

/* Between rows of outputs, as the engine keeps weights, and rows of inputs, as these loops like them. */
static void turn(double *to, const double *from, int rows, int columns) {
  for (int r = 0; r < rows; r++)
    for (int c = 0; c < columns; c++) to[c * rows + r] = from[r * columns + c];
}

double yardstick_training(
  const double *images, const long *labels, long count, long hidden, long batch, long epochs, double rate,
  double *weights
) {
  double cost;
  if (hidden) {
    Perceptron net;
    turn((double *)net.W1, weights, H, I);
    memcpy(net.b1, weights + H * I, sizeof net.b1);
    turn((double *)net.W2, weights + H * I + H, O, H);
    memcpy(net.b2, weights + H * I + H + O * H, sizeof net.b2);
    cost = train_perceptron(images, labels, count, batch, epochs, rate, &net);
    turn(weights, (double *)net.W1, I, H);
    memcpy(weights + H * I, net.b1, sizeof net.b1);
    turn(weights + H * I + H, (double *)net.W2, H, O);
    memcpy(weights + H * I + H + O * H, net.b2, sizeof net.b2);
  } else {
    Regression net;
    turn((double *)net.W, weights, O, I);
    memcpy(net.b, weights + O * I, sizeof net.b);
    cost = train_regression(images, labels, count, batch, epochs, rate, &net);
    turn(weights, (double *)net.W, I, O);
    memcpy(weights + O * I, net.b, sizeof net.b);
  }
  return cost;
}
