// ImageFiles: images and data sets in and out of files, through the C libraries made for them.
//
// PNG/          writing PNG in bands of rows (ISA-L)
// Pictures/     reading PNG (libpng) and JPEG (libjpeg-turbo), scaling
// Data/         data sets: IDX, CIFAR-10, rows of numbers, folders of classes
// FileBytes     whole files, unpacked by zlib, with limits
