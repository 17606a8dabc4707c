import ArgumentParser

Interrupt.install()
CommandLineTool.main(Array(CommandLine.arguments.dropFirst()))
