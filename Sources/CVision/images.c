#include "kernels.h"

/* Convolutions and pooling of eight images at once. Four filters share each value that is read. */

enum { FILTERS = 4 };

/* The taps 0 <= i < kernel whose source, place + direction * (i - padding), is inside 0..<size. */
INLINE void taps_inside(long *first, long *end, long place, long size, long kernel, long padding, int mirrored) {
  long low = mirrored ? place + padding - size + 1 : padding - place;
  long high = mirrored ? place + padding : size - 1 + padding - place;
  *first = low > 0 ? low : 0;
  *end = high < kernel - 1 ? high + 1 : kernel;
}

INLINE void slide(
  int filters, double *to, const double *from, const double *w, const double *bias, long wm, long wq,
  const vk_window *s, int mirrored
) {
  long plane = s->height * s->width, out_plane = s->out_height * s->out_width;
  for (long y = 0; y < s->out_height; y++) {
    long i0, i1;
    taps_inside(&i0, &i1, y, s->height, s->kernel, s->padding, mirrored);
    for (long x = 0; x < s->out_width; x++) {
      long j0, j1;
      taps_inside(&j0, &j1, x, s->width, s->kernel, s->padding, mirrored);
      Lanes sum[FILTERS];
#pragma clang loop unroll(full)
      for (int f = 0; f < filters; f++) sum[f] = (Lanes){} + (bias ? bias[f] : 0.0);
      for (long q = 0; q < s->channels; q++)
        for (long i = i0; i < i1; i++) {
          long row = mirrored ? y + s->padding - i : y + i - s->padding;
          const double *line = from + (q * plane + row * s->width) * LANES;
          const double *v = w + q * wq + i * s->kernel;
          for (long j = j0; j < j1; j++) {
            long column = mirrored ? x + s->padding - j : x + j - s->padding;
            Lanes value;
            load(&value, line + column * LANES);
#pragma clang loop unroll(full)
            for (int f = 0; f < filters; f++) sum[f] += v[f * wm + j] * value;
          }
        }
#pragma clang loop unroll(full)
      for (int f = 0; f < filters; f++) store(to + (f * out_plane + y * s->out_width + x) * LANES, &sum[f]);
    }
  }
}

KERNEL void vk_correlate(
  double *to, const double *from, const double *w, const double *bias, long wm, long wq, vk_window s, int mirrored
) {
  long out = s.out_height * s.out_width * LANES, f = 0;
  for (; f + 4 <= s.filters; f += 4)
    slide(4, to + f * out, from, w + f * wm, bias ? bias + f : 0, wm, wq, &s, mirrored);
  for (; f < s.filters; f++)
    slide(1, to + f * out, from, w + f * wm, bias ? bias + f : 0, wm, wq, &s, mirrored);
}

/* The positions 0 <= y < out whose source y + tap - padding is inside 0..<size. */
INLINE void positions_inside(long *first, long *end, long tap, long out, long size, long padding) {
  long low = padding - tap, high = size + padding - tap;
  *first = low > 0 ? low : 0;
  *end = high < out ? high : out;
}

INLINE void slide_gradient(
  int filters, double *gradient, long stride, const double *d, const double *from, const vk_window *s
) {
  long plane = s->height * s->width, out_plane = s->out_height * s->out_width;
  for (long q = 0; q < s->channels; q++)
    for (long i = 0; i < s->kernel; i++) {
      long y0, y1;
      positions_inside(&y0, &y1, i, s->out_height, s->height, s->padding);
      for (long j = 0; j < s->kernel; j++) {
        long x0, x1;
        positions_inside(&x0, &x1, j, s->out_width, s->width, s->padding);
        Lanes sum[FILTERS] = {};
        for (long y = y0; y < y1; y++) {
          const double *line = from + (q * plane + (y + i - s->padding) * s->width + j - s->padding) * LANES;
          const double *delta = d + y * s->out_width * LANES;
          for (long x = x0; x < x1; x++) {
            Lanes value;
            load(&value, line + x * LANES);
#pragma clang loop unroll(full)
            for (int f = 0; f < filters; f++) {
              Lanes u;
              load(&u, delta + (f * out_plane + x) * LANES);
              sum[f] += u * value;
            }
          }
        }
        double sums[FILTERS];
        sum_lanes(sums, sum);
        for (int f = 0; f < filters; f++)
          gradient[f * stride + (q * s->kernel + i) * s->kernel + j] += sums[f];
      }
    }
}

KERNEL void vk_correlate_gradient(
  double *gradient, double *bias_gradient, const double *d, const double *from, vk_window s
) {
  long out = s.out_height * s.out_width, stride = s.channels * s.kernel * s.kernel, f = 0;
  for (; f + 4 <= s.filters; f += 4)
    slide_gradient(4, gradient + f * stride, stride, d + f * out * LANES, from, &s);
  for (; f < s.filters; f++)
    slide_gradient(1, gradient + f * stride, stride, d + f * out * LANES, from, &s);
  for (f = 0; f < s.filters; f++) {
    Lanes sum[4] = {};
    for (long p = 0; p < out; p++) {
      Lanes u;
      load(&u, d + (f * out + p) * LANES);
      sum[0] += u;
    }
    double sums[4];
    sum_lanes(sums, sum);
    bias_gradient[f] += sums[0];
  }
}

KERNEL void vk_pool(double *to, const double *from, long channels, long height, long width, long size, int maximum) {
  long rows = height / size, columns = width / size;
  double share = 1.0 / (double)(size * size);
  for (long c = 0; c < channels; c++)
    for (long y = 0; y < rows; y++)
      for (long x = 0; x < columns; x++) {
        const double *corner = from + ((c * height + y * size) * width + x * size) * LANES;
        Lanes result;
        load(&result, corner);
        for (long k = 1; k < size * size; k++) {
          Lanes v;
          load(&v, corner + ((k / size) * width + k % size) * LANES);
          if (maximum) {
            Bits larger = v > result;
            choose(&result, &larger, &v, &result);
          } else {
            result += v;
          }
        }
        if (!maximum) result *= share;
        store(to + ((c * rows + y) * columns + x) * LANES, &result);
      }
}

KERNEL void vk_pool_backward(
  double *to, const double *d, const double *from, long channels, long height, long width, long size, int maximum
) {
  long rows = height / size, columns = width / size;
  double share = 1.0 / (double)(size * size);
  Lanes zero = {};
  if (height % size || width % size)
    for (long i = 0; i < channels * height * width; i++) store(to + i * LANES, &zero);
  for (long c = 0; c < channels; c++)
    for (long y = 0; y < rows; y++)
      for (long x = 0; x < columns; x++) {
        long corner = ((c * height + y * size) * width + x * size) * LANES;
        Lanes u, largest;
        load(&u, d + ((c * rows + y) * columns + x) * LANES);
        if (!maximum) u *= share;
        load(&largest, from + corner);
        Bits found = {};
        for (long k = 1; maximum && k < size * size; k++) {
          Lanes v;
          load(&v, from + corner + ((k / size) * width + k % size) * LANES);
          Bits larger = v > largest;
          choose(&largest, &larger, &v, &largest);
        }
        for (long k = 0; k < size * size; k++) {
          long at = corner + ((k / size) * width + k % size) * LANES;
          Lanes v, part = u;
          if (maximum) {
            load(&v, from + at);
            Bits first = (v == largest) & ~found;
            found |= first;
            choose(&part, &first, &u, &zero);
          }
          store(to + at, &part);
        }
      }
}

KERNEL void vk_interleave(double *to, const double *from, long stride, long rows, long count) {
  if (rows == LANES) {
    for (long v = 0; v < count; v++)
      for (long e = 0; e < LANES; e++) to[v * LANES + e] = from[e * stride + v];
  } else {
    for (long v = 0; v < count; v++)
      for (long e = 0; e < LANES; e++) to[v * LANES + e] = e < rows ? from[e * stride + v] : 0.0;
  }
}

KERNEL void vk_separate(double *to, const double *from, long stride, long rows, long count) {
  for (long e = 0; e < rows; e++)
    for (long v = 0; v < count; v++) to[e * stride + v] = from[v * LANES + e];
}
