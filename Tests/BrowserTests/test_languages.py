"""The interface in the lesson's language."""

import re

import pytest

from conftest import OWN, ROOT, make_pages


@pytest.mark.parametrize("language, next_step, method", [("de", "Nächster Schritt", "Verfahren"), ("fr-CA", "Étape suivante", "Méthode")])
def test_language_of_the_lesson(open_page, tmp_path, language, next_step, method):
    lesson = tmp_path / "lesson.yaml"
    lesson.write_text(OWN.read_text().replace("seed: 3", f"seed: 3\nlanguage: {language}", 1))
    make_pages(tmp_path / "out", lesson)
    file = max((tmp_path / "out").rglob("*.html"), key=lambda one: one.stat().st_size)
    page = open_page(file=file)
    assert page.page.get_attribute("html", "lang") == language
    assert page.page.get_attribute("#next", "aria-label") == next_step
    assert page.page.inner_text("label[for=method]") == method
    english = open_page()
    assert page.page.locator("body").inner_text() != english.page.locator("body").inner_text()
    # What may be chosen, what it does, and what the pictures are called; proper names stay.
    names = {
        "Momentum", "Nesterov", "AdaGrad", "AdaDelta", "RMSProp", "Adam", "AdamW", "AMSGrad", "Nadam", "Lion",
        "Barzilai–Borwein", "Constant", "Polynomial",
    }
    for texts in (
        "[...document.querySelectorAll('#method option, #schedule option, #surface option')].map(one => one.textContent)",
        "[...document.querySelectorAll('canvas[role=img]')].map(one => one.getAttribute('aria-label'))",
        "descent.player.engine.catalogue(document.documentElement.lang).methods.flatMap(one => "
        "[one.summary, ...one.settings.map(setting => setting.summary)])",
    ):
        ours, theirs = (set(one.page.evaluate(texts)) for one in (page, english))
        left = ours & theirs - names
        assert ours and not left, left


@pytest.mark.parametrize("language, formula, setting, address", [
    ("de", "Unbekannte Funktion „sine“ bei Zeichen 1; meinten Sie „sin“?",
     "Das Verfahren „momentum“ verlangt für „momentum“ eine Zahl ≥ 0 und < 1, nicht „1.5“",
     "„Lernrate“ ist „banana“, muss aber eine Zahl sein, zum Beispiel 0.1"),
    ("fr", "Fonction inconnue « sine » au caractère 1 ; vouliez-vous dire « sin » ?",
     "La méthode « momentum » demande pour « momentum » un nombre ≥ 0 et < 1, et non « 1.5 »",
     "« Taux d’apprentissage » vaut « banana », mais il faut un nombre, par exemple 0.1"),
])
def test_refusals_in_the_language_of_the_lesson(open_page, tmp_path, language, formula, setting, address):
    lesson = tmp_path / "lesson.yaml"
    lesson.write_text(OWN.read_text().replace("seed: 3", f"seed: 3\nlanguage: {language}", 1))
    make_pages(tmp_path / "out", lesson)
    file = max((tmp_path / "out").rglob("*.html"), key=lambda one: one.stat().st_size)

    def said(page, id):
        page.wait(f"document.querySelector('#{id}')?.offsetParent && document.querySelector('#{id}').textContent")
        # Spaces that do not break are told apart by the tests of the sentences.
        return page.page.text_content(f"#{id}").replace("\u00a0", " ").replace("\u202f", " ")

    page = open_page(file=file)
    # While it is typed.
    page.page.fill("#formula", "sine(x)")
    assert said(page, "formula-error") == formula
    page.page.fill("#formula", "x^2 + y^2")
    page.press("Enter")
    # What a field asks of a method.
    page.page.select_option("#method", "momentum")
    page.page.evaluate("document.querySelector('#method-more').open = true")
    page.page.fill("#method-momentum", "1.5")
    page.press("Enter")
    assert said(page, "method-momentum-error") == setting
    # What an address asks for.
    assert said(open_page("#eta=banana", file=file), "refusal") == address


def table_of_words():
    source = (ROOT / "Sources/CPage/files/script/words.js").read_text()
    table = source[source.index("const WORDS"):source.index("const LANGUAGES")]
    return re.findall(r'^  "?([\w-]+)"?: \[(.*?)\],?$', table, re.MULTILINE | re.DOTALL)


def test_every_text_has_every_language():
    rows = table_of_words()
    assert len(rows) > 70
    for key, row in rows:
        texts = re.findall(r'"((?:[^"\\]|\\.)*)"', row)
        assert len(texts) == 3 and all(texts), key
        assert len({tuple(sorted(re.findall(r"\{\w+\}", text))) for text in texts}) == 1, key


def test_every_text_is_used_and_every_used_text_is_there():
    folder = ROOT / "Sources/CPage/files"
    rows = {key for key, _ in table_of_words()}
    # Looked up by a name that the code holds: the ends of the domain.
    used = {"from", "to"}
    for file in (*folder.rglob("*.js"), *folder.glob("*.html")):
        text = file.read_text()
        used |= set(re.findall(r'data-(?:say|name)="([\w-]+)"', text)) | set(re.findall(r'\bbutton\("(\w+)"', text))
        for said in re.findall(r"\bsay\(([^(){}]*)", text):
            used |= set(re.findall(r'"([\w-]+)"', said))
    # Kinds of findings by the names that the engine has for them; it has its own words for the others.
    kinds = (ROOT / "Sources/Optimization/Analysis/Findings/Finding.swift").read_text()
    kinds = kinds[kinds.index("enum FindingKind"):kinds.index("public var isVerdict")]
    kinds = {raw or name for name, raw in re.findall(r'^  case (\w+)(?: = "([\w-]+)")?$', kinds, re.MULTILINE)}
    assert used - rows == set()
    assert rows - used - kinds == set()
