#ifndef PAGE_FILES_H
#define PAGE_FILES_H

#include <stddef.h>

/// The bytes of a file of the step-through page, which live as long as the program, and their number.
struct page_file {
  const unsigned char *bytes;
  size_t count;
};

/// The template with its places in double braces.
struct page_file page_template(void);
/// The style sheet.
struct page_file page_style(void);
/// The style of what a reader sees without scripts.
struct page_file page_fallback_style(void);
/// The script that unpacks the others.
struct page_file page_boot(void);
/// The parts of the script, in the order in which they are put together; empty after the last.
struct page_file page_script(int part);
/// The engine as WebAssembly, compressed by LZMA; `make wasm` writes it.
struct page_file page_engine(void);
/// The WebAssembly module that unpacks it.
struct page_file page_unpacker(void);

#endif
