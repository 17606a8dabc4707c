// ImageFiles: images and data sets in and out of files, through the C libraries made for them.
//
// PNG/          writing PNG in bands of rows (ISA-L), reading it (libpng)
