// Films: the frames of a run as moving pictures.
//
// FilmFormat     the kinds of files, and what ffmpeg is told for each
// FilmPace       how long a picture stands
// FilmCut        clips cut into shots with their times and captions
// Captions       what is said, as WebVTT
// FFmpeg         the program that encodes them
// FilmExport     pictures to a scratch folder, ffmpeg over them, films out
