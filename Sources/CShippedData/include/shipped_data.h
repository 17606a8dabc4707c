#ifndef SHIPPED_DATA_H
#define SHIPPED_DATA_H

#include <stddef.h>

/// The bytes of a file in `data`, which live as long as the program, and their number.
struct shipped_file {
  const unsigned char *bytes;
  size_t count;
};

struct shipped_file shipped_digits(void);
struct shipped_file shipped_iris(void);

#endif
