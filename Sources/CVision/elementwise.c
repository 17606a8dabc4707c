#include "kernels.h"

KERNEL void vk_add_scaled(double *y, const double *x, double factor, long count) {
  for (long i = 0; i < count; i++) y[i] += factor * x[i];
}

KERNEL double vk_sum_of_squares(const double *x, long count) {
  Lanes s[4] = {};
  long i = 0;
  for (; i + 4 * LANES <= count; i += 4 * LANES)
    for (int r = 0; r < 4; r++) {
      Lanes v;
      load(&v, x + i + r * LANES);
      s[r] += v * v;
    }
  double sums[4];
  sum_lanes(sums, s);
  double total = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  for (; i < count; i++) total += x[i] * x[i];
  return total;
}

KERNEL double vk_softmax(double *p, const double *z, long count, double *maximum) {
  double m = z[0], sum = 0;
  for (long o = 1; o < count; o++) m = z[o] > m ? z[o] : m;
  for (long o = 0; o < count; o += LANES) {
    double block[LANES];
    long n = count - o < LANES ? count - o : LANES;
    for (long j = 0; j < LANES; j++) block[j] = j < n ? z[o + j] - m : 0.0;
    Lanes e;
    load(&e, block);
    exponential(&e);
    store(block, &e);
    for (long j = 0; j < n; j++) sum += p[o + j] = block[j];
  }
  for (long o = 0; o < count; o++) p[o] /= sum;
  *maximum = m;
  return sum;
}

INLINE void hyperbolic_tangent(Lanes *x) {
  /* tanh |x| = t / (t + 2) with t = exp(2|x|) - 1, which keeps its digits near zero. Past 22 it is 1. */
  Lanes q, power, limit = (Lanes){} + 44.0;
  Bits sign = (Bits)*x & (long long)0x8000000000000000ULL;
  Lanes y = 2.0 * (Lanes)((Bits)*x ^ sign);
  Bits large = y > 44.0, nan = y != y;
  choose(&y, &large, &limit, &y);
  reduce_exponential(&q, &power, &y);
  Lanes t = power * q + (power - 1.0);
  Lanes h = t / (t + 2.0);
  h = (Lanes)((Bits)h | sign);
  choose(x, &nan, x, &h);
}

INLINE void logistic(Lanes *x) {
  /* With e = exp(-|x|): 1/(1+e) to the right of zero, e/(1+e) to the left. */
  Lanes one = (Lanes){} + 1.0;
  Lanes e = (Lanes)((Bits)*x | (long long)0x8000000000000000ULL);
  exponential(&e);
  Bits right = *x >= 0.0;
  Lanes top;
  choose(&top, &right, &one, &e);
  *x = top / (1.0 + e);
}

INLINE void activate(Lanes *v, int kind) {
  Lanes zero = {};
  if (kind == 1) {
    hyperbolic_tangent(v);
  } else if (kind == 2) {
    logistic(v);
  } else {
    Bits negative = *v < 0.0;
    choose(v, &negative, &zero, v);
    if (kind == 3) *v *= 1.4142135623730951;
  }
}

KERNEL void vk_activate(double *h, long count, int kind) {
  long i = 0;
  Lanes v;
  for (; i + LANES <= count; i += LANES) {
    load(&v, h + i);
    activate(&v, kind);
    store(h + i, &v);
  }
  if (i < count) {
    double block[LANES] = {0};
    for (long j = i; j < count; j++) block[j - i] = h[j];
    load(&v, block);
    activate(&v, kind);
    store(block, &v);
    for (long j = i; j < count; j++) h[j] = block[j - i];
  }
}

KERNEL void vk_activate_backward(double *d, const double *h, long count, int kind) {
  switch (kind) {
    case 1:
      for (long i = 0; i < count; i++) d[i] *= 1.0 - h[i] * h[i];
      break;
    case 2:
      for (long i = 0; i < count; i++) d[i] *= h[i] * (1.0 - h[i]);
      break;
    case 3:
      for (long i = 0; i < count; i++) d[i] = h[i] > 0.0 ? d[i] * 1.4142135623730951 : 0.0;
      break;
    default:
      for (long i = 0; i < count; i++) d[i] = h[i] > 0.0 ? d[i] : 0.0;
  }
}

KERNEL void vk_expand_bytes(double *y, const unsigned char *x, const double *table, long count) {
  for (long i = 0; i < count; i++) y[i] = table[x[i]];
}
