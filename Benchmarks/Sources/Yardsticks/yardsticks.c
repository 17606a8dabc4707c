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
