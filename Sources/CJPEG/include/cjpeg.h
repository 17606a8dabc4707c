#ifndef DESCENT_CJPEG_H
#define DESCENT_CJPEG_H

#include <stddef.h>

/* Reads JPEG through libjpeg-turbo. libjpeg reports errors by a function that must not return, so it is left by
   longjmp, which Swift cannot do; this wrapper is all the C there is to it. */

#define DESCENT_JPEG_MESSAGE 200

/* The size from the header. Returns 0, or 1 with the reason in `message`. */
int descent_jpeg_size(const unsigned char *data, size_t length, int *width, int *height,
                      char message[DESCENT_JPEG_MESSAGE]);

/* Decodes to red, green, blue, row by row from the top, into 3 * width * height bytes; `width` and `height` are
   those that descent_jpeg_size told. A file that ends early or is damaged is an error. Returns as above. */
int descent_jpeg_decode(const unsigned char *data, size_t length, unsigned char *rgb, int width, int height,
                        char message[DESCENT_JPEG_MESSAGE]);

#endif
