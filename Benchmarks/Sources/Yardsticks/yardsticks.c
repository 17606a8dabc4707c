#include "yardsticks.h"

#include <math.h>
#include <stdlib.h>

double yardstick_rosenbrock(long steps, double rate) {
  double x = -1.2, y = 1, *costs = malloc((steps + 1) * sizeof *costs);
  if (!costs) return NAN;
  for (long k = 0; k <= steps; k++) {
    double u = 1 - x, v = y - x * x;
    costs[k] = u * u + 100 * v * v;
    if (k == steps) break;
    double gx = -2 * u - 400 * x * v, gy = 200 * v;
    x -= rate * gx;
    y -= rate * gy;
  }
  double last = costs[steps];
  free(costs);
  return last;
}

double yardstick_rosenbrock_adam(long steps, double rate) {
  const double b1 = 0.9, b2 = 0.999, epsilon = 1e-8;
  double x[2] = {-1.2, 1}, m[2] = {0, 0}, s[2] = {0, 0}, p1 = 1, p2 = 1, *costs = malloc((steps + 1) * sizeof *costs);
  if (!costs) return NAN;
  for (long k = 0; k <= steps; k++) {
    double u = 1 - x[0], v = x[1] - x[0] * x[0];
    costs[k] = u * u + 100 * v * v;
    if (k == steps) break;
    double g[2] = {-2 * u - 400 * x[0] * v, 200 * v};
    p1 *= b1;
    p2 *= b2;
    double c1 = 1 - p1, c2 = 1 - p2;
    for (int i = 0; i < 2; i++) {
      m[i] = b1 * m[i] + (1 - b1) * g[i];
      s[i] = b2 * s[i] + (1 - b2) * g[i] * g[i];
      x[i] -= rate * (m[i] / c1) / (sqrt(s[i] / c2) + epsilon);
    }
  }
  double last = costs[steps];
  free(costs);
  return last;
}

double yardstick_basin(long side, long steps, double rate) {
  double sum = 0;
  for (long row = 0; row < side; row++) {
    for (long column = 0; column < side; column++) {
      double x = -3 + 6.0 * column / (side - 1), y = -3 + 6.0 * row / (side - 1);
      for (long k = 0; k < steps && fabs(x) < 1e3 && fabs(y) < 1e3; k++) {
        double a = exp(-x * x - (y + 1) * (y + 1)), b = exp(-x * x - y * y), c = exp(-(x + 1) * (x + 1) - y * y);
        double u = 3 * (1 - x) * (1 - x), v = 10 * (x / 5 - x * x * x - y * y * y * y * y);
        double gx = -6 * (1 - x) * a - 2 * x * u * a - 10 * (0.2 - 3 * x * x) * b + 2 * x * v * b + 2.0 / 3 * (x + 1) * c;
        double gy = -2 * (y + 1) * u * a + 50 * y * y * y * y * b + 2 * y * v * b + 2.0 / 3 * y * c;
        x -= rate * gx;
        y -= rate * gy;
      }
      sum += x + y;
    }
  }
  return sum;
}
