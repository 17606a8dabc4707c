// Export: pictures and data into folders, whole or not at all.
//
// OutputFolder      a folder that appears when it is finished, and its files
// OutputName        names that stay inside the folder
// FrameExport       the frames of sequences as PNG, SVG and PDF
// Manifest, SHA256  what was made from what
