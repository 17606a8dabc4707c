import ArgumentParser

StandardStreams.reserve()
Interrupt.install()
CommandLineTool.main(Array(CommandLine.arguments.dropFirst()))
