#include "shipped_data.h"

// The files are part of the program: no search for them at run time, and a copied program still has them.
// #embed is C23; clang takes it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char digits[] = {
#embed "data/digits.csv"
};

static const unsigned char iris[] = {
#embed "data/iris.csv"
};

struct shipped_file shipped_digits(void) {
  return (struct shipped_file){digits, sizeof digits};
}

struct shipped_file shipped_iris(void) {
  return (struct shipped_file){iris, sizeof iris};
}
