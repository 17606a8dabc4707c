// Unpacks the page's engine: the decoder of the LZMA SDK (Igor Pavlov, public domain), compiled from Debian's package
// lzma-dev. LZMA makes the engine a quarter smaller than what browsers can undo by themselves.

#include <LzmaDec.c>

// For lc + lp up to 4.
static UInt16 chances[LZMA_BASE_SIZE + (LZMA_LIT_SIZE << 4)];

static void *take(void *self, size_t size) {
  (void)self;
  return size <= sizeof chances ? chances : NULL;
}

static void give(void *self, void *memory) {
  (void)self;
  (void)memory;
}

// Writes the `size` bytes of a file in the format `.lzma` (properties, size, data); answers 0 where all went well.
__attribute__((export_name("unpack"))) int unpack(const Byte *packed, size_t count, Byte *plain, size_t size) {
  ISzAlloc memory = {take, give};
  SizeT written = size, read = count - 13;
  ELzmaStatus status;
  return LzmaDecode(
      plain, &written, packed + 13, &read, packed, LZMA_PROPS_SIZE, LZMA_FINISH_END, &status, &memory);
}
