// Preview: the server behind `descent watch`.
//
// PreviewContent   what is shown: files of a folder, or the mistakes of a lesson
// PreviewServer    FlyingFox on the loopback address
// PreviewState     what is shown, and which answer a request gets
// PreviewPages     the page around the lesson, its script and its styles
