#include "kernels.h"

/* The products of matrices: a tile of up to six rows by eight columns is summed in registers. */

enum { ROWS = 6, DEPTH = 256 };

INLINE void tile(
  int rows, double *c, long ldc, const double *a, long arow, long acol, const double *b, long ldb, long k,
  int accumulate
) {
  Lanes s[ROWS];
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++)
    if (accumulate) load(&s[r], c + r * ldc);
    else s[r] = (Lanes){};
  for (long l = 0; l < k; l++) {
    Lanes x;
    load(&x, b + l * ldb);
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) s[r] += a[r * arow + l * acol] * x;
  }
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++) store(c + r * ldc, &s[r]);
}

INLINE void column_of_tiles(
  double *c, long ldc, const double *a, long arow, long acol, const double *b, long ldb, long m, long k,
  int accumulate
) {
  long r = 0;
  for (; r + ROWS <= m; r += ROWS)
    tile(ROWS, c + r * ldc, ldc, a + r * arow, arow, acol, b, ldb, k, accumulate);
  c += r * ldc;
  a += r * arow;
  switch (m - r) {
    case 5: tile(5, c, ldc, a, arow, acol, b, ldb, k, accumulate); break;
    case 4: tile(4, c, ldc, a, arow, acol, b, ldb, k, accumulate); break;
    case 3: tile(3, c, ldc, a, arow, acol, b, ldb, k, accumulate); break;
    case 2: tile(2, c, ldc, a, arow, acol, b, ldb, k, accumulate); break;
    case 1: tile(1, c, ldc, a, arow, acol, b, ldb, k, accumulate); break;
    default: break;
  }
}

/* The last n < 8 columns, through a copy that is filled up with zeros. */
INLINE void last_columns(
  double *c, long ldc, const double *a, long arow, long acol, const double *b, long ldb, long m, long n, long k,
  int accumulate
) {
  double filled[DEPTH * LANES], sums[ROWS * LANES];
  for (long l = 0; l < k; l++)
    for (long j = 0; j < LANES; j++) filled[l * LANES + j] = j < n ? b[l * ldb + j] : 0.0;
  for (long r = 0; r < m; r += ROWS) {
    long rows = m - r < ROWS ? m - r : ROWS;
    for (long i = 0; i < rows; i++)
      for (long j = 0; j < LANES; j++) sums[i * LANES + j] = accumulate && j < n ? c[(r + i) * ldc + j] : 0.0;
    column_of_tiles(sums, LANES, a + r * arow, arow, acol, filled, LANES, rows, k, 1);
    for (long i = 0; i < rows; i++)
      for (long j = 0; j < n; j++) c[(r + i) * ldc + j] = sums[i * LANES + j];
  }
}

KERNEL void vk_multiply(
  double *c, long ldc, const double *a, long arow, long acol, const double *b, long ldb, long bpanel, long m,
  long n, long k, int accumulate
) {
  for (long from = 0; from < k || from == 0; from += DEPTH) {
    long depth = k - from < DEPTH ? k - from : DEPTH;
    long j = 0;
    for (; j + LANES <= n; j += LANES)
      column_of_tiles(
        c + j, ldc, a + from * acol, arow, acol, b + (j / LANES) * bpanel + from * ldb, ldb, m, depth, accumulate);
    if (j < n)
      last_columns(
        c + j, ldc, a + from * acol, arow, acol, b + (j / LANES) * bpanel + from * ldb, ldb, m, n - j, depth,
        accumulate);
    accumulate = 1;
  }
}

KERNEL void vk_pack_transposed(double *panels, const double *w, long outputs, long inputs) {
  for (long o = 0; o < outputs; o += LANES) {
    long n = outputs - o < LANES ? outputs - o : LANES;
    double *panel = panels + o * inputs;
    const double *from = w + o * inputs;
    if (n == LANES) {
      for (long i = 0; i < inputs; i++)
        for (long j = 0; j < LANES; j++) panel[i * LANES + j] = from[j * inputs + i];
    } else {
      for (long i = 0; i < inputs; i++)
        for (long j = 0; j < LANES; j++) panel[i * LANES + j] = j < n ? from[j * inputs + i] : 0.0;
    }
  }
}

INLINE void rows_by_vector(
  int rows, double *z, const double *w, const double *bias, const double *x, long inputs
) {
  Lanes s[4] = {};
  long i = 0;
  for (; i + LANES <= inputs; i += LANES) {
    Lanes v;
    load(&v, x + i);
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
      Lanes u;
      load(&u, w + r * inputs + i);
      s[r] += u * v;
    }
  }
  double sums[4];
  sum_lanes(sums, s);
  for (; i < inputs; i++)
    for (int r = 0; r < rows; r++) sums[r] += w[r * inputs + i] * x[i];
  for (int r = 0; r < rows; r++) z[r] = bias ? bias[r] + sums[r] : sums[r];
}

KERNEL void vk_multiply_vector(
  double *z, const double *w, const double *bias, const double *x, long outputs, long inputs
) {
  long o = 0;
  for (; o + 4 <= outputs; o += 4) rows_by_vector(4, z + o, w + o * inputs, bias ? bias + o : 0, x, inputs);
  const double *rest = bias ? bias + o : 0;
  if (outputs - o == 3) rows_by_vector(3, z + o, w + o * inputs, rest, x, inputs);
  else if (outputs - o == 2) rows_by_vector(2, z + o, w + o * inputs, rest, x, inputs);
  else if (outputs - o == 1) rows_by_vector(1, z + o, w + o * inputs, rest, x, inputs);
}
