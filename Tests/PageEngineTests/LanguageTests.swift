import NumberText
import Testing
import Wording

@testable import PageEngine

@Suite("The language of a page")
struct PageLanguageTests {
  @Test func `settings carry the language there and back, and English is not written`() throws {
    let request = Request([
      Request.Entry("surface", "two-peaks"), Request.Entry("learning-rate", "0.1"),
      Request.Entry("steps", "5"),
      Request.Entry("language", "de"),
    ])
    let settings = try SceneSettings(request)
    #expect(settings.language == .german)
    #expect(try SceneSettings(settings.request) == settings)
    var english = settings
    english.language = .english
    #expect(english.request.value("language") == nil)
  }

  @Test func `findings are told in it`() throws {
    let request = Request([
      Request.Entry("surface", "two-peaks"), Request.Entry("learning-rate", "0.1"),
      Request.Entry("steps", "40"),
      Request.Entry("language", "fr"),
    ])
    let story = try PageStory(SceneSettings(request), known: nil)
    #expect(story.main.findings.contains { $0.sentence.hasPrefix("Le parcours a convergé vers ") })
  }
}
