#include "cjpeg.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

/* A progressive file may state thousands of passes over the whole picture in a few bytes each. */
enum { MOST_SCANS = 200 };

struct reader {
  struct jpeg_decompress_struct info;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf out;
  char *message;
};

static void fail(j_common_ptr info) {
  struct reader *reader = info->client_data;
  char text[JMSG_LENGTH_MAX];
  info->err->format_message(info, text);
  strncpy(reader->message, text, DESCENT_JPEG_MESSAGE - 1);
  reader->message[DESCENT_JPEG_MESSAGE - 1] = 0;
  longjmp(reader->out, 1);
}

/* libjpeg would go on after damage with grey squares; a data set is better without such a picture. Bytes
   between parts, which some cameras write, do no harm. */
static void hear(j_common_ptr info, int level) {
  if (level < 0 && info->err->msg_code != JWRN_EXTRANEOUS_DATA) fail(info);
}

static void watch(j_common_ptr info) {
  j_decompress_ptr reader = (j_decompress_ptr)info;
  if (reader->input_scan_number > MOST_SCANS) ERREXIT(info, JERR_CANT_SUSPEND);
}

/* Called under setjmp. */
static void open_header(struct reader *reader, const unsigned char *data, size_t length) {
  jpeg_create_decompress(&reader->info);
  reader->info.client_data = reader;
  reader->info.progress = &reader->progress;
  reader->info.mem->max_memory_to_use = 1L << 29;
  jpeg_mem_src(&reader->info, data, length);
  jpeg_read_header(&reader->info, TRUE);
}

/* Called under setjmp. */
static void read_rows(struct reader *reader, unsigned char *rgb, int width, int height) {
  reader->info.out_color_space = JCS_RGB;
  jpeg_start_decompress(&reader->info);
  if ((int)reader->info.output_width != width || (int)reader->info.output_height != height ||
      reader->info.output_components != 3) {
    ERREXIT(&reader->info, JERR_CONVERSION_NOTIMPL);
  }
  while (reader->info.output_scanline < reader->info.output_height) {
    JSAMPROW row = rgb + (size_t)3 * width * reader->info.output_scanline;
    jpeg_read_scanlines(&reader->info, &row, 1);
  }
  jpeg_finish_decompress(&reader->info);
}

/* Reads the header, and the pixels if `rgb` is not null. */
static int read_file(const unsigned char *data, size_t length, int *width, int *height, unsigned char *rgb,
                     char *message) {
  struct reader reader;
  memset(&reader, 0, sizeof reader);
  message[0] = 0;
  reader.message = message;
  reader.info.err = jpeg_std_error(&reader.errors);
  reader.errors.error_exit = fail;
  reader.errors.emit_message = hear;
  reader.progress.progress_monitor = watch;
  reader.info.client_data = &reader;
  if (setjmp(reader.out)) {
    jpeg_destroy_decompress(&reader.info);
    return 1;
  }
  open_header(&reader, data, length);
  if (rgb) {
    read_rows(&reader, rgb, *width, *height);
  } else {
    *width = (int)reader.info.image_width;
    *height = (int)reader.info.image_height;
  }
  jpeg_destroy_decompress(&reader.info);
  return 0;
}

int descent_jpeg_size(const unsigned char *data, size_t length, int *width, int *height, char *message) {
  return read_file(data, length, width, height, NULL, message);
}

int descent_jpeg_decode(const unsigned char *data, size_t length, unsigned char *rgb, int width, int height,
                        char *message) {
  return read_file(data, length, &width, &height, rgb, message);
}
