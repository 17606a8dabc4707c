#ifndef DESCENT_FILES_H
#define DESCENT_FILES_H

/* What the C library hides from Swift behind a feature macro. */

#ifdef __linux__
/* Exchanges two paths in one move with flags = 2, RENAME_EXCHANGE. */
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
#endif

#endif
