import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C and its kin: a flag that long work looks at, so that it can end between two files and leave nothing
/// half-written.
enum Interrupt {
  /// The number of the signal that came, or 0.
  private static let signalNumber = Atomic<Int32>(0)

  /// Whether work should end.
  static var isRaised: Bool { signalNumber.load(ordering: .relaxed) != 0 }

  /// Takes over SIGINT, SIGTERM and SIGHUP, and ignores SIGPIPE and SIGXFSZ (a limit on the size of files), which arrive
  /// as errors of `write` then, here and in programs that we start.
  static func install() {
    // The global is made here, so that the handler itself does nothing but store.
    signalNumber.store(0, ordering: .relaxed)
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    // Whoever started the program may have blocked them, and a child inherits that.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
    sigprocmask(SIG_UNBLOCK, &signals, nil)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      #if canImport(Glibc)
        action.__sigaction_handler.sa_handler = { Interrupt.raise($0) }
      #else
        action.__sigaction_u.__sa_handler = { Interrupt.raise($0) }
      #endif
      // No SA_RESTART: a blocked write comes back and sees the flag. A second Ctrl-C ends at once.
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(number, &action, nil)
    }
  }

  private static func raise(_ number: Int32) {
    signalNumber.store(number, ordering: .relaxed)
  }

  /// Ends the process as the signal would have, so that a shell sees that it was interrupted.
  static func end() -> Never {
    let number = signalNumber.load(ordering: .relaxed)
    signal(number, SIG_DFL)
    kill(getpid(), number)
    exit(128 + number)
  }
}
