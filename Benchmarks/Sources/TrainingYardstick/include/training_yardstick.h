#ifndef DESCENT_TRAINING_YARDSTICK_H
#define DESCENT_TRAINING_YARDSTICK_H

/* Plain descent on the mean cross-entropy of 64 -> 10 (hidden = 0) or 64 -> tanh 32 -> 10 (hidden = 32), in batches
   of `batch` in the order given: the loops that one writes in C when the sizes are known. `weights` holds W1, b1 and,
   with a hidden layer, W2, b2, each W by rows of its outputs, and is left trained. Returns the cost of all images. */
double yardstick_training(
  const double *images, const long *labels, long count, long hidden, long batch, long epochs, double rate,
  double *weights);

#endif
