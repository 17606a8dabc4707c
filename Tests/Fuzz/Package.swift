// swift-tools-version: 6.1

import PackageDescription

// Inputs made by libFuzzer for whatever reads what somebody else wrote. A package of its own, built with
// `--sanitize fuzzer` by `make fuzz`: the instrumented code must not get into the program.

let package = Package(
  name: "Fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Descent", path: "../..")],
  targets: [
    // libFuzzer brings the main program and calls one function of each.
    .executableTarget(
      name: "FuzzFormula", dependencies: [.product(name: "Calculus", package: "Descent")]),
    .executableTarget(
      name: "FuzzLesson", dependencies: [.product(name: "Export", package: "Descent")]),
    .executableTarget(
      name: "FuzzImages", dependencies: [.product(name: "Export", package: "Descent")]),
  ],
  swiftLanguageModes: [.v6]
)
