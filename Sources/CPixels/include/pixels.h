#ifndef DESCENT_PIXELS_H
#define DESCENT_PIXELS_H

#include <stdint.h>

/* Every pixel of every frame passes here. In C because one source is compiled for several instruction sets, of which
   the best is chosen when the program starts; Swift has no such attribute, and shuffles bytes one by one without it. */

/* Writes red, green and blue of each of count pixels 0x??RRGGBB: 3 * count bytes, and none beyond them. */
void pixels_to_rgb(uint8_t *rgb, const uint32_t *pixels, long count);

#endif
