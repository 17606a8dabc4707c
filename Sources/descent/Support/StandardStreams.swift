#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The three streams that a process begins with.
enum StandardStreams {
  /// Fills the places of streams that were closed by whoever started us (`descent run x <&- >&-`), or the first
  /// file that we open would be taken for the standard output.
  ///
  /// A closed input reads as an empty one. A closed output is put there for reading only: to write to it is the error
  /// that it was before.
  static func reserve() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
      // The lowest free number is the one that is missing.
      _ = open("/dev/null", O_RDONLY)
    }
  }
}
