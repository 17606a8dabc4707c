#include "pixels.h"

#include <string.h>

/* The choice among the versions is made before the thread sanitizer has started, and calls it: one version then. */
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define ONE_VERSION
#endif
#endif

#if defined(__x86_64__) && defined(__linux__) && !defined(ONE_VERSION)
#define KERNEL __attribute__((target_clones("ssse3", "default")))
#else
#define KERNEL
#endif

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "the bytes of a pixel are taken as blue, green, red from the lowest"
#endif

typedef uint8_t Bytes __attribute__((vector_size(16)));

KERNEL void pixels_to_rgb(uint8_t *rgb, const uint32_t *pixels, long count) {
  long i = 0;
  /* Sixteen bytes are written for the twelve of four pixels, so the loop ends while two more pixels follow. */
  for (; i + 6 <= count; i += 4) {
    Bytes four;
    memcpy(&four, pixels + i, sizeof four);
    four = __builtin_shufflevector(four, four, 2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 3, 7, 11, 15);
    memcpy(rgb + 3 * i, &four, sizeof four);
  }
  for (; i < count; i++) {
    rgb[3 * i] = (uint8_t)(pixels[i] >> 16);
    rgb[3 * i + 1] = (uint8_t)(pixels[i] >> 8);
    rgb[3 * i + 2] = (uint8_t)pixels[i];
  }
}
