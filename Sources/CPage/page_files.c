#include "page_files.h"

// The files are part of the program: no search for them at run time, and a copied program still has them.
// #embed is C23; clang takes it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char template_bytes[] = {
#embed "files/page.html"
};
static const unsigned char style_bytes[] = {
#embed "files/page.css"
};
static const unsigned char fallback_style_bytes[] = {
#embed "files/fallback.css"
};
static const unsigned char wasm_bytes[] = {
#embed "files/engine.wasm.lzma"
};
static const unsigned char unpacker_bytes[] = {
#embed "files/unpack.wasm"
};

static const unsigned char boot_bytes[] = {
#embed "files/script/boot.js"
};

static const unsigned char words_bytes[] = {
#embed "files/script/words.js"
};
static const unsigned char markup_bytes[] = {
#embed "files/script/markup.js"
};
static const unsigned char painter_bytes[] = {
#embed "files/script/painter.js"
};
static const unsigned char engine_bytes[] = {
#embed "files/script/engine.js"
};
static const unsigned char address_bytes[] = {
#embed "files/script/address.js"
};
static const unsigned char lesson_bytes[] = {
#embed "files/script/lesson.js"
};
static const unsigned char views_bytes[] = {
#embed "files/script/views.js"
};
static const unsigned char start_bytes[] = {
#embed "files/script/start.js"
};
static const unsigned char reading_bytes[] = {
#embed "files/script/reading.js"
};
static const unsigned char table_bytes[] = {
#embed "files/script/table.js"
};
static const unsigned char steps_bytes[] = {
#embed "files/script/steps.js"
};
static const unsigned char trying_bytes[] = {
#embed "files/script/trying.js"
};
static const unsigned char settings_bytes[] = {
#embed "files/script/settings.js"
};
static const unsigned char presenting_bytes[] = {
#embed "files/script/presenting.js"
};
static const unsigned char printing_bytes[] = {
#embed "files/script/printing.js"
};
static const unsigned char main_bytes[] = {
#embed "files/script/main.js"
};

// What stands later uses what stands before.
static const struct page_file script[] = {
    {words_bytes, sizeof words_bytes},
    {markup_bytes, sizeof markup_bytes},
    {painter_bytes, sizeof painter_bytes},
    {engine_bytes, sizeof engine_bytes},
    {address_bytes, sizeof address_bytes},
    {lesson_bytes, sizeof lesson_bytes},
    {views_bytes, sizeof views_bytes},
    {start_bytes, sizeof start_bytes},
    {reading_bytes, sizeof reading_bytes},
    {table_bytes, sizeof table_bytes},
    {steps_bytes, sizeof steps_bytes},
    {trying_bytes, sizeof trying_bytes},
    {settings_bytes, sizeof settings_bytes},
    {presenting_bytes, sizeof presenting_bytes},
    {printing_bytes, sizeof printing_bytes},
    {main_bytes, sizeof main_bytes},
};

struct page_file page_template(void) {
  return (struct page_file){template_bytes, sizeof template_bytes};
}

struct page_file page_style(void) {
  return (struct page_file){style_bytes, sizeof style_bytes};
}

struct page_file page_fallback_style(void) {
  return (struct page_file){fallback_style_bytes, sizeof fallback_style_bytes};
}

struct page_file page_boot(void) {
  return (struct page_file){boot_bytes, sizeof boot_bytes};
}

struct page_file page_script(int part) {
  if (part < 0 || part >= (int)(sizeof script / sizeof script[0])) return (struct page_file){0, 0};
  return script[part];
}

struct page_file page_engine(void) {
  return (struct page_file){wasm_bytes, sizeof wasm_bytes};
}

struct page_file page_unpacker(void) {
  return (struct page_file){unpacker_bytes, sizeof unpacker_bytes};
}
