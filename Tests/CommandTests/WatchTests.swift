import Foundation
import TestSupport
import Testing

/// The server of `descent watch`, asked by curl as a browser would.
@Suite("descent watch", .serialized)
struct WatchTests {
  static let lesson = """
    title: Watched & small
    scenes:
      - formula: x^2 + y^2
        domain: {x: [-2, 2], y: [-2, 2]}
        start: [1, 1]
        learning-rate: 0.1
        steps: 2
        panels: [map]
    """

  /// Runs lines of the shell while the program watches `small.yaml`; `$url` is its address, `drawn N` waits for the
  /// drawing with that number, `get` asks for a path.
  private func watching(_ lines: String, in folder: URL) throws -> Program.Outcome {
    try Data(Self.lesson.utf8).write(to: folder.appendingPathComponent("small.yaml"))
    return try Program.shell(
      """
      $descent watch small.yaml --port 0 > url 2> log & p=$!
      until [ -s url ]; do sleep 0.02; done; url=$(cat url)
      get() { curl -s --max-time 20 "$@"; }
      state() { get "${url}changes?after=$1"; }
      drawn() { for i in $(seq 400); do state x | grep -q "\\"drawing\\":$1[,}]" && return; sleep 0.02; done; echo "never drawn $1"; }
      drawn 1
      \(lines)
      kill -INT $p; wait $p; echo "ended $?"
      """, in: folder)
  }

  @Test func `the page, its files and nothing else`() throws {
    try withFolder { folder in
      let outcome = try watching(
        """
        get -o /dev/null -w '%{http_code} %{content_type}\\n' $url
        for path in watch.js watch.css figures files/small.html files/manifest.json; do
          get -o /dev/null -w "%{http_code} $path\\n" $url$path; done
        for path in small.yaml files/small.yaml files/../../../small.yaml files/%2e%2e/%2e%2e/%2e%2e/small.yaml \
          files/ files/. files//etc/passwd %2e%2e/log ../url; do
          get --path-as-is -o body -w "%{http_code} $path\\n" $url$path; done
        """, in: folder)
      #expect(
        outcome.output == """
          200 text/html; charset=utf-8
          200 watch.js
          200 watch.css
          200 figures
          200 files/small.html
          200 files/manifest.json
          404 small.yaml
          404 files/small.yaml
          404 files/../../../small.yaml
          404 files/%2e%2e/%2e%2e/%2e%2e/small.yaml
          404 files/
          404 files/.
          404 files//etc/passwd
          404 %2e%2e/log
          404 ../url
          ended 0

          """, "\(outcome.output) \(outcome.errors)")
    }
  }

  @Test func `a link in the output folder is not followed`() throws {
    try withFolder { folder in
      let outcome = try watching(
        """
        ln -sf "$PWD/small.yaml" Output/small/small.html
        get -o /dev/null -w '%{http_code}\\n' ${url}files/small.html
        """, in: folder)
      #expect(outcome.output == "404\nended 0\n")
    }
  }

  @Test func `only this machine by its own name`() throws {
    try withFolder { folder in
      let outcome = try watching(
        """
        port=${url##*:}; port=${port%/}
        for host in "localhost:$port" "127.0.0.1:$port" "evil.example:$port" "127.0.0.1" "" "[::1]:$port"; do
          get -o /dev/null -w "%{http_code}\\n" -H "Host: $host" $url; done
        get -o /dev/null -w "%{http_code}\\n" -X POST $url
        curl -s -o /dev/null --max-time 2 "http://[::1]:$port/" || echo "not on ::1"
        other=$(hostname -I 2>/dev/null | tr ' ' '\\n' | grep -v : | head -1)
        if [ -n "$other" ]; then curl -s -o /dev/null --max-time 2 "http://$other:$port/" || echo "not outside"
        else echo "not outside"; fi
        get -D - -o /dev/null $url | tr -d '\\r' | grep -ciE '^(content-security-policy: default-src .none|x-content-type-options: nosniff|cache-control: no-store)'
        """, in: folder)
      #expect(
        outcome.output
          == "200\n200\n403\n403\n403\n403\n405\nnot on ::1\nnot outside\n3\nended 0\n", "\(outcome.output)")
    }
  }

  @Test func `a server that was started again is told from the one before`() throws {
    try withFolder { folder in
      let outcome = try watching(
        """
        instance() { grep -o '"instance":"[^"]*"' | cut -d'"' -f4; }
        before=$(state x); first=$(echo "$before" | instance); version=$(echo "$before" | grep -o '"version":[0-9]*' | cut -d: -f2)
        port=${url##*:}; port=${port%/}
        kill -INT $p; wait $p
        $descent watch small.yaml --port $port > url 2> log & p=$!
        until [ -s url ]; do sleep 0.02; done
        drawn 1; second=$(state x | instance)
        [ -n "$first" ] && [ -n "$second" ] && [ "$first" != "$second" ] && echo another
        # To a browser that knows the one before, the same version is news at once; to its own it is none.
        get --max-time 2 "${url}changes?after=$version&of=$first" | grep -o '"drawing":1'
        get --max-time 2 "${url}changes?after=$version&of=$second" || echo waits
        """, in: folder)
      #expect(
        outcome.output == "another\n\"drawing\":1\nwaits\nended 0\n", "\(outcome.output) \(outcome.errors)")
    }
  }

  @Test func `saving draws anew, and a broken file keeps the last good output and is told`() throws {
    try withFolder { folder in
      let outcome = try watching(
        """
        wc -l < Output/small/trajectory.csv
        sed 's/steps: 2/steps: 4/' small.yaml > new && mv new small.yaml; drawn 2
        wc -l < Output/small/trajectory.csv
        before=$(state x); version=$(echo "$before" | grep -o '"version":[0-9]*' | cut -d: -f2)
        sed -i 's/steps:/stepps:/' small.yaml
        state $version | grep -o "unknown key 'stepps'"
        wc -l < Output/small/trajectory.csv
        state x | grep -o '"drawing":2'
        rm small.yaml; sleep 0.2
        printf '%s\\n' "$(sed 's/x/x/' <<< '\(Self.lesson)')" > small.yaml; drawn 3
        state x | grep -o '"mistakes":""'
        wc -l < Output/small/trajectory.csv; ls -A Output
        """, in: folder)
      #expect(
        outcome.output
          == "4\n6\nunknown key 'stepps'\n6\n\"drawing\":2\n\"mistakes\":\"\"\n4\nsmall\nended 0\n",
        "\(outcome.output) \(outcome.errors)")
      let log = try String(contentsOf: folder.appendingPathComponent("log"), encoding: .utf8)
      #expect(log.hasPrefix("watching small.yaml; Ctrl-C ends\ndrawn in "))
      #expect(log.contains("small.yaml:7:5: error: unknown key 'stepps'"))
      #expect(log.contains("1 mistake; the last good output stays\n"))
    }
  }

  @Test func `a lesson that is broken from the start is told, and drawn when it is mended`() throws {
    try withFolder { folder in
      try Data("title: x\n".utf8).write(to: folder.appendingPathComponent("small.yaml"))
      let outcome = try Program.shell(
        """
        $descent watch small.yaml --port 0 > url 2> log & p=$!
        until [ -s url ]; do sleep 0.02; done; url=$(cat url)
        until curl -s "${url}changes" | grep -q scenes; do sleep 0.02; done; echo told
        printf '%s\\n' '\(Self.lesson)' > small.yaml
        until curl -s "${url}changes" | grep -q '"drawing":1'; do sleep 0.02; done; echo drawn
        kill -TERM $p; wait $p; echo "ended $?"
        """, in: folder)
      #expect(outcome.output == "told\ndrawn\nended 0\n", "\(outcome.errors)")
    }
  }

  @Test func `what cannot be is said before any work`() throws {
    try withFolder { folder in
      let missing = try Program.run("watch", "none.yaml", in: folder)
      #expect(missing.status == 74)
      #expect(missing.errors == "error: cannot read none.yaml: there is no such file\n")
      let taken = try watching(
        "port=${url##*:}; $descent watch small.yaml --port ${port%/}; echo $?; $descent watch small.yaml --port 70000; echo $?",
        in: folder)
      #expect(taken.output == "1\n1\nended 0\n")
      #expect(taken.errors.contains("is taken; choose another with --port, or 0 for any that is free"))
      #expect(taken.errors.contains("port 70000 cannot be used: it is not from 0 to 65535"))
    }
  }
}
