#include "pixels.h"

#include "instruction_sets.h"

#include <string.h>

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "the bytes of a pixel are taken as blue, green, red from the lowest"
#endif

typedef uint8_t Bytes __attribute__((vector_size(16)));

FOR_INSTRUCTION_SETS("ssse3", "default")
void pixels_to_rgb(uint8_t *rgb, const uint32_t *pixels, long count) {
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
