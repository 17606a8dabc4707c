#ifndef DESCENT_KERNELS_H
#define DESCENT_KERNELS_H

#include "instruction_sets.h"
#include "vision_kernels.h"

/* No fused multiply-add, so that all instruction sets give the same bits. */
#pragma STDC FP_CONTRACT OFF

#define KERNEL FOR_INSTRUCTION_SETS("avx512f", "avx2", "default")
#define INLINE static inline __attribute__((always_inline))

/* Eight lanes, the unit of all vectors; aligned(8) lets them stand anywhere. They are passed by pointer,
   since a 64-byte vector in an argument means another calling convention on each instruction set. */
typedef double Lanes __attribute__((vector_size(64), aligned(8), may_alias));
typedef double Lanes4 __attribute__((vector_size(32), aligned(8), may_alias));
typedef long long Bits __attribute__((vector_size(64), aligned(8), may_alias));

enum { LANES = 8 };

INLINE void load(Lanes *v, const double *p) { *v = *(const Lanes *)p; }
INLINE void store(double *p, const Lanes *v) { *(Lanes *)p = *v; }
INLINE void choose(Lanes *v, const Bits *mask, const Lanes *yes, const Lanes *no) {
  *v = (Lanes)((*mask & (Bits)*yes) | (~*mask & (Bits)*no));
}

/* The sums of four vectors' lanes: (0+4)+(1+5) and (2+6)+(3+7), then their sum. */
INLINE void sum_lanes(double *sums, const Lanes *v) {
  Lanes4 h[4];
  for (int r = 0; r < 4; r++)
    h[r] = __builtin_shufflevector(v[r], v[r], 0, 1, 2, 3) + __builtin_shufflevector(v[r], v[r], 4, 5, 6, 7);
  Lanes4 a = __builtin_shufflevector(h[0], h[1], 0, 4, 2, 6) + __builtin_shufflevector(h[0], h[1], 1, 5, 3, 7);
  Lanes4 b = __builtin_shufflevector(h[2], h[3], 0, 4, 2, 6) + __builtin_shufflevector(h[2], h[3], 1, 5, 3, 7);
  *(Lanes4 *)sums = __builtin_shufflevector(a, b, 0, 1, 4, 5) + __builtin_shufflevector(a, b, 2, 3, 6, 7);
}

/* exp(x) = 2^k (1 + q) with q = exp(r) - 1, |r| <= ln 2 / 2: the reduction of fdlibm and a Taylor series to
   r^13, whose remainder is below 5e-18. `power` is 2^k. */
INLINE void reduce_exponential(Lanes *q, Lanes *power, const Lanes *x) {
  Lanes shifted = *x * 0x1.71547652b82fep0 + 0x1.8p52;
  Lanes k = shifted - 0x1.8p52;
  Lanes r = *x - k * 6.93147180369123816490e-01 - k * 1.90821492927058770002e-10;
  Lanes p = r * (1.0 / 6227020800.0) + 1.0 / 479001600.0;
  p = p * r + 1.0 / 39916800.0;
  p = p * r + 1.0 / 3628800.0;
  p = p * r + 1.0 / 362880.0;
  p = p * r + 1.0 / 40320.0;
  p = p * r + 1.0 / 5040.0;
  p = p * r + 1.0 / 720.0;
  p = p * r + 1.0 / 120.0;
  p = p * r + 1.0 / 24.0;
  p = p * r + 1.0 / 6.0;
  p = p * r + 0.5;
  *q = r + r * r * p;
  Lanes one = (Lanes){} + 1.0;
  *power = (Lanes)((Bits)one + ((Bits)shifted << 52));
}

/* exp(x) for x <= 0; zero below -708; NaN stays NaN. */
INLINE void exponential(Lanes *x) {
  Lanes q, power, zero = {};
  reduce_exponential(&q, &power, x);
  Lanes e = power + power * q;
  Bits small = *x < -708.0, nan = *x != *x;
  choose(&e, &small, &zero, &e);
  choose(x, &nan, x, &e);
}

#endif
