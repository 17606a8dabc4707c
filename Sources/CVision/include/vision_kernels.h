#ifndef DESCENT_VISION_KERNELS_H
#define DESCENT_VISION_KERNELS_H

/* The inner loops of the networks.

   Why C: one source here is compiled for several instruction sets at once (SSE2, AVX2, AVX-512) and the
   best is chosen when the program starts; Swift has no such attribute. For wasm32 and arm64 it is compiled
   once.

   The same bits everywhere: vectors run across independent sums, or across eight fixed lanes that are
   added in a fixed tree; products are never fused with additions; exp and tanh are our own. So a network
   trains to the same digits on every machine, whatever its registers.

   Matrices are rows of doubles with a stated distance between rows. Nothing here allocates or checks:
   the callers in Vision/Kernels do. */

/* C (m x n, rows ldc apart) = [C +] A B. Element (r, l) of A stands at a[r * arow + l * acol]; element (l, j)
   of B at b[(j / 8) * bpanel + l * ldb + j % 8]: bpanel = 8 for plain rows, 8 k for packed panels. Every
   element of C is summed over l in ascending order. n is any number; reads of B stay within its n columns. */
void vk_multiply(
  double *c, long ldc, const double *a, long arow, long acol, const double *b, long ldb, long bpanel, long m,
  long n, long k, int accumulate);

/* The transpose of w (outputs x inputs, rows apart by inputs), packed into panels of eight columns, the last
   one filled up with zeros: panels[(o / 8) * 8 * inputs + i * 8 + o % 8]. */
void vk_pack_transposed(double *panels, const double *w, long outputs, long inputs);

/* z[o] = bias[o] + sum over i of w[o * inputs + i] x[i]; bias may be null. */
void vk_multiply_vector(double *z, const double *w, const double *bias, const double *x, long outputs, long inputs);

/* y[i] += factor x[i]. */
void vk_add_scaled(double *y, const double *x, double factor, long count);

/* The sum of x[i] squared, in eight lanes. */
double vk_sum_of_squares(const double *x, long count);

/* p = exp(z - max z) / sum; returns log(sum)'s argument, the sum, and writes the maximum. p may be z. */
double vk_softmax(double *p, const double *z, long count, double *maximum);

/* In place: activations, and their derivatives written in the activation's own output h:
   d *= h'(.). Kinds: 0 relu, 1 tanh, 2 sigmoid, 3 relu times the square root of 2. */
void vk_activate(double *h, long count, int kind);
void vk_activate_backward(double *d, const double *h, long count, int kind);

/* Images of eight examples side by side: value v of example e at [v * 8 + e], values channel by channel, row by
   row. */

/* One sliding sum: to[m] at (y, x) = bias[m] + sum over channels q and taps (i, j) of
   weight(m, q, i, j) from[q] at (y + i - padding, x + j - padding), or with `mirrored` at
   (y + padding - i, x + padding - j), which is the way back of the former. What lies outside counts as zero.
   weight(m, q, i, j) = w[m * wm + q * wq + i * kernel + j]; bias may be null. */
typedef struct {
  long channels, height, width;
  long filters, out_height, out_width;
  long kernel, padding;
} vk_window;
void vk_correlate(
  double *to, const double *from, const double *w, const double *bias, long wm, long wq, vk_window window, int mirrored);

/* gradient[f][q][i][j] += the sum over positions and examples of d[f] at (y, x) times from[q] at
   (y + i - padding, x + j - padding), and bias_gradient[f] += the sum of d[f]. */
void vk_correlate_gradient(
  double *gradient, double *bias_gradient, const double *d, const double *from, vk_window window);

/* Pooling by size x size blocks; `from` has channels of height x width. The way back gives all of d to the first
   largest of a block, or an equal share to each; values that are in no block get zero. */
void vk_pool(double *to, const double *from, long channels, long height, long width, long size, int maximum);
void vk_pool_backward(
  double *to, const double *d, const double *from, long channels, long height, long width, long size, int maximum);

/* Eight rows to eight examples side by side and back; rows beyond `rows` are read as zeros and not written. */
void vk_interleave(double *to, const double *from, long stride, long rows, long count);
void vk_separate(double *to, const double *from, long stride, long rows, long count);

/* x[count] in bytes to doubles by a table of 256. */
void vk_expand_bytes(double *y, const unsigned char *x, const double *table, long count);

#endif
