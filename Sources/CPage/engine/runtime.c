// What the page's engine takes instead of the full runtime, which would be a tenth of the page.
//
// Texts compare and hash letter by letter, without Unicode's normal forms: every character counts as its own normal
// form. The engine compares names and words of its own, which have one form only.

#include <stddef.h>
#include <stdint.h>

uint16_t _swift_stdlib_getNormData(uint32_t scalar) {
  (void)scalar;
  return 0;
}

// Two characters never make one.
uint32_t _swift_stdlib_getComposition(uint32_t first, uint32_t second) {
  (void)first;
  (void)second;
  return UINT32_MAX;
}

uint32_t _swift_stdlib_getDecompositionEntry(uint32_t scalar) {
  (void)scalar;
  return 0;
}

const uint8_t *const _swift_stdlib_nfd_decompositions = NULL;

// The seed of hash tables: always the same, for the same input gives the same bytes.
void arc4random_buf(void *bytes, size_t count) {
  for (size_t index = 0; index < count; index += 1) ((uint8_t *)bytes)[index] = (uint8_t)(index * 73 + 1);
}
