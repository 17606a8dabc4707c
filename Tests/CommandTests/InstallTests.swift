import Foundation
import TestSupport
import Testing

@Suite("Installing")
struct InstallTests {
  private static let script = Truth.packageFolder.appendingPathComponent(".ci/install-files").path
  /// Make as a user calls it: within `make test` it inherits flags, and tells each folder that it enters.
  private static let make = "env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL make"
  private static let packages = Truth.packageFolder.appendingPathComponent(".ci/install-packages").path

  @Test func `program, completions, manual and lessons stand below the prefix, and go again`() throws {
    try withFolder { folder in
      // A name with a space, as prefixes may have.
      let outcome = try Program.shell(
        """
        set -e
        # What is known to leak is known to a sanitizer by its name.
        [ -z "$DESCENT_SANITIZER" ] || export STRIP=true
        mkdir pages; printf '.Dd\\n\\nText\\n' > pages/descent.1
        '\(Self.script)' install "$PWD/a prefix" "$descent" "$PWD/pages" > /dev/null
        cd 'a prefix'; find . -type f | grep -v Lessons/ | sort
        bin/descent check share/descent/Lessons/02-two-peaks-and-a-valley.yaml > /dev/null && echo runs
        bash -c 'source share/bash-completion/completions/descent && complete -p descent' | grep -o 'descent$'
        head -1 share/zsh/site-functions/_descent
        grep -c -- "-l 'learning-rate'\\|-l learning-rate" share/fish/vendor_completions.d/descent.fish > /dev/null && echo fish
        cat share/man/man1/descent.1
        echo mine > share/man/man1/other.1
        '\(Self.script)' uninstall "$PWD" > /dev/null
        find . -type f
        """, in: folder)
      #expect(
        outcome.output == """
          ./bin/descent
          ./share/bash-completion/completions/descent
          ./share/fish/vendor_completions.d/descent.fish
          ./share/man/man1/descent.1
          ./share/zsh/site-functions/_descent
          runs
          descent
          #compdef descent
          fish
          .Dd
          .Pp
          Text
          ./share/man/man1/other.1

          """, "\(outcome.output) \(outcome.errors)")
    }
  }

  @Test func `make installs into PREFIX, staged below DESTDIR`() throws {
    let outcome = try Program.shell(
      "\(Self.make) -n install PREFIX=/opt/x DESTDIR=/tmp/stage | grep install-files")
    #expect(outcome.output.contains(".ci/install-files install \"/tmp/stage/opt/x\" "), "\(outcome.errors)")
    let away = try Program.shell(
      "\(Self.make) -n uninstall PREFIX=/opt/x DESTDIR=/tmp/stage | grep install-files")
    #expect(away.output.contains(".ci/install-files uninstall \"/tmp/stage/opt/x\""))
  }

  @Test func `a tilde is the home folder whatever the shell, and a prefix is a whole path`() throws {
    let home = try Program.shell(
      "HOME=/home/me \(Self.make) -n uninstall 'PREFIX=~/.local' | grep install-files")
    #expect(
      home.output.contains(".ci/install-files uninstall \"/home/me/.local\""), "\(home.output) \(home.errors)"
    )
    for prefix in ["here", "./here", "~somebody/x", ""] {
      let refused = try Program.shell("\(Self.make) -n install 'PREFIX=\(prefix)'; echo $?")
      #expect(refused.output == "2\n")
      #expect(refused.errors.contains("PREFIX is '\(prefix)', but must be a whole path from / or ~/"))
    }
  }

  @Test func `packages that others provide are found, however long the list`() throws {
    try withFolder { folder in
      // The wanted line stands first, and what follows is longer than a pipe holds: whoever stops reading early ends it.
      let outcome = try Program.shell(
        """
        mkdir bin; printf '#!/bin/sh\\nexit 0\\n' > bin/swift
        printf '#!/bin/sh\\nexit 1\\n' > bin/apt-get; cp bin/apt-get bin/sudo
        cat > bin/dpkg-query <<'END'
        #!/bin/bash
        case "$*" in *Provides*) echo 'other, wanted (= 1)'; for i in {1..60000}; do echo "filler-$i"; done;; *) exit 1;; esac
        END
        chmod +x bin/*; export PATH="$PWD/bin:$PATH"
        '\(Self.packages)' wanted; '\(Self.packages)' missing; echo $?
        """, in: folder)
      #expect(
        outcome.output == "setup: all packages are installed\nsetup: installing missing\n1\n",
        "\(outcome.output) \(outcome.errors)")
    }
  }
}
