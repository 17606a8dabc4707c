// swift-tools-version: 6.2

import PackageDescription

// The rooms and the direction of data flow are described in CONTRIBUTING.md. A target lists
// everything that it may import; the portable core imports neither Foundation nor a C library
// other than the mathematical functions of `CMaths`.

let package = Package(
  name: "Descent",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "descent", targets: ["descent"]),
    .library(name: "Calculus", targets: ["Calculus"]),
    .library(name: "Optimization", targets: ["Optimization"]),
    .library(name: "Vision", targets: ["Vision"]),
    .library(name: "Figures", targets: ["NumberText", "Wording", "Drawing", "Plotting", "Figures"]),
    .library(name: "Export", targets: ["LessonFormat", "ImageFiles", "CairoBackend", "Export"]),
  ],
  dependencies: [
    // Commands, options, help and completion scripts; the standard choice for Swift tools.
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    // YAML by libyaml, with the line and column of every node, which our messages point at.
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    // Starts ffmpeg and waits for it without a shell, threads of our own or zombies. Without its Foundation trait,
    // whose types we do not use.
    .package(url: "https://github.com/swiftlang/swift-subprocess.git", from: "1.0.2", traits: []),
    // The small HTTP server behind `descent watch`: 20 seconds to build, where the larger ones take minutes.
    .package(url: "https://github.com/swhitty/FlyingFox.git", from: "0.27.1"),
  ],
  targets: [
    // C, each called in one room only.
    .systemLibrary(name: "CMaths"),
    .systemLibrary(name: "CCairo", pkgConfig: "pangocairo"),
    .systemLibrary(name: "CISAL", pkgConfig: "libisal"),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng"),
    // A few lines of C: libjpeg leaves its errors by longjmp, which Swift cannot.
    .target(name: "CJPEG", linkerSettings: [.linkedLibrary("jpeg")]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .systemLibrary(name: "CFiles"),

    // The data sets that come with the program, as bytes inside it.
    .target(name: "CShippedData", exclude: ["data"]),

    // The portable core: also compiled as Embedded Swift for wasm32.
    .target(name: "NumberText"),
    // The words of pictures, findings and refusals in each language: a room of its own, since many rooms speak.
    .target(name: "Wording"),
    .target(name: "Calculus", dependencies: ["CMaths", "NumberText", "Wording"]),
    .target(name: "Optimization", dependencies: ["Calculus", "NumberText", "Wording"]),
    .target(
      name: "Vision",
      dependencies: ["Calculus", "Optimization", "NumberText", "Wording", "CVision", "CMaths"]),
    // The inner loops of Vision, compiled for several instruction sets at once, which Swift cannot; the reasons
    // stand in its header.
    .target(name: "CVision"),
    .target(name: "Drawing", dependencies: ["CMaths"]),
    .target(name: "Plotting", dependencies: ["Drawing", "NumberText", "CMaths"]),
    .target(
      name: "Figures",
      dependencies: ["Calculus", "Optimization", "Vision", "Plotting", "Drawing", "NumberText", "Wording"]),

    // The engine of the step-through page, and the functions that its WebAssembly module exports.
    .target(
      name: "PageEngine",
      dependencies: ["Figures", "Optimization", "Calculus", "Drawing", "Plotting", "NumberText", "Wording"]),
    .target(
      name: "PageShell", dependencies: ["PageEngine", "Drawing", "NumberText", "Wording"],
      swiftSettings: [.enableExperimentalFeature("Extern")]),

    // Around it: files, C libraries, the command line.
    // The inner loop of writing pictures, compiled for several instruction sets by the header of CVision.
    .target(name: "CPixels", dependencies: ["CVision"]),
    .target(name: "ImageFiles", dependencies: ["Vision", "CPixels", "CISAL", "CPNG", "CJPEG", "CZlib"]),
    .target(
      name: "LessonFormat",
      dependencies: [
        "Calculus", "NumberText", "Wording", "Optimization", "Vision", "ImageFiles", "CShippedData",
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(name: "CairoBackend", dependencies: ["Drawing", "ImageFiles", "CCairo"]),
    // The files of the step-through page, as bytes inside the program.
    .target(name: "CPage", exclude: ["files", "engine"]),
    .target(
      name: "Export",
      dependencies: [
        "Drawing", "ImageFiles", "CairoBackend", "Figures", "PageEngine", "NumberText", "CFiles", "CPage",
      ]),
    .target(
      name: "Films",
      dependencies: [
        "Drawing", "CairoBackend", "Export", .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .target(
      name: "Preview", dependencies: ["Export", .product(name: "FlyingFox", package: "FlyingFox")]),
    .executableTarget(
      name: "descent",
      dependencies: [
        "LessonFormat", "Export", "Films", "Preview", "PageEngine", "CairoBackend", "ImageFiles", "Figures",
        "Drawing", "Optimization", "Vision", "Calculus", "NumberText", "Wording",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Reads the reference numbers in Tests/Truth and runs the built program; shared by all tests.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(
      name: "NumberTextTests", dependencies: ["NumberText", "TestSupport"]),
    .testTarget(
      name: "WordingTests",
      dependencies: [
        "Wording", "Calculus", "Optimization", "Vision", "Figures", "PageEngine", "LessonFormat",
      ]),
    .testTarget(
      name: "CalculusTests", dependencies: ["Calculus", "Wording", "TestSupport"]),
    .testTarget(
      name: "OptimizationTests", dependencies: ["Optimization", "Calculus", "TestSupport"]),
    .testTarget(
      name: "VisionTests", dependencies: ["Vision", "Optimization", "Calculus", "TestSupport"]),
    .testTarget(
      name: "DrawingTests", dependencies: ["Drawing", "TestSupport"]),
    .testTarget(
      name: "PlottingTests", dependencies: ["Plotting", "Drawing", "TestSupport"]),
    .testTarget(
      name: "FiguresTests",
      dependencies: [
        "Figures", "Plotting", "Drawing", "Optimization", "Vision", "Calculus", "Wording", "CairoBackend",
        "ImageFiles", "TestSupport",
      ], exclude: ["Goldens"]),
    .testTarget(
      name: "PageEngineTests",
      dependencies: [
        "PageEngine", "Figures", "Drawing", "Optimization", "NumberText", "Wording", "TestSupport",
      ]),
    .testTarget(
      name: "ImageFilesTests", dependencies: ["ImageFiles", "CPixels", "Vision", "TestSupport"]),
    .testTarget(
      name: "LessonFormatTests",
      dependencies: ["LessonFormat", "Optimization", "Vision", "Calculus", "TestSupport"]),
    .testTarget(
      name: "CairoBackendTests", dependencies: ["CairoBackend", "Drawing", "ImageFiles", "TestSupport"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "ExportTests",
      dependencies: [
        "Export", "PageEngine", "CairoBackend", "ImageFiles", "Figures", "Drawing", "Optimization",
        "NumberText", "CZlib", "TestSupport",
      ]),
    // The code of the tutorial in Figures.docc, compiled and run.
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "Export", "CairoBackend", "Figures", "Plotting", "Drawing", "Optimization", "Calculus", "TestSupport",
      ]),
    // Runs the built program as a process.
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "descent", "LessonFormat", "CairoBackend", "Figures", "Drawing", "Vision", "Wording", "TestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
