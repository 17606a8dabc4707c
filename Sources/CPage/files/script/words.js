"use strict";

/**
 * The texts of the interface, one row for each text: English, German, French. `{name}` is filled in by `say`.
 * A fourth language is a fourth column and its tag in `LANGUAGES`.
 * @type {Record<string, readonly string[]>}
 */
const WORDS = {
  scenes: ["Scenes", "Szenen", "Scènes"],
  scene: ["Scene {n}: {title}", "Szene {n}: {title}", "Scène {n} : {title}"],
  picture: ["Picture", "Bild", "Image"],
  thisStep: ["this step", "dieser Schritt", "cette étape"],
  noStep: [
    "The run ends here: no step leaves this point.",
    "Der Lauf endet hier: Von diesem Punkt führt kein Schritt weiter.",
    "Le parcours s’arrête ici : aucun pas ne quitte ce point.",
  ],
  termHint: [
    "Point at a line to see its arrow in the picture.",
    "Zeigen Sie auf eine Zeile, um ihren Pfeil im Bild zu sehen.",
    "Pointez une ligne pour voir sa flèche dans l’image.",
  ],
  stepOf: ["step {n} of {all}", "Schritt {n} von {all}", "étape {n} sur {all}"],
  stepValue: ["step {n} of {all}, cost {value}", "Schritt {n} von {all}, Kosten {value}", "étape {n} sur {all}, coût {value}"],
  saidAt: ["Step {n}:", "Schritt {n}:", "Étape {n} :"],
  stepping: ["Stepping", "Schritte", "Étapes"],
  first: ["First step", "Erster Schritt", "Première étape"],
  previous: ["Back", "Zurück", "Retour"],
  next: ["Next step", "Nächster Schritt", "Étape suivante"],
  last: ["Last step", "Letzter Schritt", "Dernière étape"],
  play: ["Play", "Abspielen", "Lecture"],
  pause: ["Pause", "Anhalten", "Pause"],
  speed: ["Speed, in steps per second", "Tempo in Schritten je Sekunde", "Vitesse, en étapes par seconde"],
  perSecond: ["{n}/s", "{n}/s", "{n}/s"],
  event: ["Next event", "Nächstes Ereignis", "Événement suivant"],
  noEvent: ["No further event", "Kein weiteres Ereignis", "Plus d’événement"],
  scrub: ["Step", "Schritt", "Étape"],
  present: ["Present", "Vortragen", "Présenter"],
  endPresenting: ["End the presentation", "Vortrag beenden", "Quitter la présentation"],
  print: ["Print", "Drucken", "Imprimer"],
  start: [
    "Start at {place}. Move it with the arrow keys.",
    "Start bei {place}. Mit den Pfeiltasten verschieben.",
    "Départ en {place}. Déplacez-le avec les flèches.",
  ],
  startMoved: ["start at {place}", "Start bei {place}", "départ en {place}"],
  turnHint: [
    "Drag to turn, or use the arrow keys.", "Zum Drehen ziehen oder Pfeiltasten benutzen.",
    "Faites glisser pour tourner, ou utilisez les flèches.",
  ],
  map: ["Map", "Karte", "Carte"],
  relief: ["Relief", "Relief", "Relief"],
  shownAs: ["Shown as", "Dargestellt als", "Affiché en"],
  findings: ["Findings", "Befunde", "Constats"],
  ask: ["Predict", "Voraussage", "Prédisez"],
  reveal: ["Show the answer", "Antwort zeigen", "Montrer la réponse"],
  answer: ["Answer", "Antwort", "Réponse"],
  table: ["All steps", "Alle Schritte", "Toutes les étapes"],
  tableHint: [
    "Choose a row to go to its step; the arrow keys walk through the rows.",
    "Eine Zeile wählen, um zu ihrem Schritt zu gehen; die Pfeiltasten führen durch die Zeilen.",
    "Choisissez une ligne pour aller à son étape ; les flèches parcourent les lignes.",
  ],
  try: ["Try it", "Probieren Sie es", "Essayez"],
  run: ["Run", "Lauf", "Parcours"],
  runNumber: ["Run {n}", "Lauf {n}", "Parcours {n}"],
  rate: ["Learning rate", "Lernrate", "Taux d’apprentissage"],
  rateExact: ["Learning rate, as a number", "Lernrate als Zahl", "Taux d’apprentissage, en chiffres"],
  stable: ["stable below {limit}", "stabil unter {limit}", "stable sous {limit}"],
  rateValue: ["{rate}, stable below {limit}", "{rate}, stabil unter {limit}", "{rate}, stable sous {limit}"],
  noRate: ["This method finds its own step length.", "Dieses Verfahren findet seine Schrittlänge selbst.", "Cette méthode trouve elle-même sa longueur de pas."],
  method: ["Method", "Verfahren", "Méthode"],
  schedule: ["Schedule", "Zeitplan", "Programme"],
  settingsOf: ["Settings of {name}", "Einstellungen von {name}", "Réglages de {name}"],
  function: ["Function", "Funktion", "Fonction"],
  ownFormula: ["own formula", "eigene Formel", "formule personnelle"],
  formula: ["Formula in x, or in x and y", "Formel in x oder in x und y", "Formule en x, ou en x et y"],
  coordinate: ["Start, {name}", "Start, {name}", "Départ, {name}"],
  from: ["{name} from", "{name} von", "{name} de"],
  to: ["{name} to", "{name} bis", "{name} à"],
  steps: ["Steps", "Schritte", "Étapes"],
  more: ["More settings", "Weitere Einstellungen", "Autres réglages"],
  keep: ["Keep this run as a ghost", "Diesen Lauf als Schatten behalten", "Garder ce parcours en fantôme"],
  dropGhost: ["Remove the ghost", "Schatten entfernen", "Retirer le fantôme"],
  ghost: ["kept run", "behaltener Lauf", "parcours gardé"],
  reset: ["Back to the lesson", "Zurück zur Lektion", "Retour à la leçon"],
  changed: [
    "You changed the run; the lesson’s text rests until you go back to it.",
    "Sie haben den Lauf verändert; der Text der Lektion ruht, bis Sie zu ihr zurückkehren.",
    "Vous avez modifié le parcours ; le texte de la leçon attend votre retour.",
  ],
  source: ["Source", "Quelle", "Source"],
  notANumber: ["Write a number, such as 0.1", "Schreiben Sie eine Zahl wie 0.1", "Écrivez un nombre, par exemple 0.1"],
  tooLong: ["{n} letters are too many here", "{n} Buchstaben sind hier zu viel", "{n} lettres, c’est trop ici"],
  trouble: [
    "The page cannot compute here, so it shows the figures of the lesson.",
    "Die Seite kann hier nicht rechnen und zeigt daher die Bilder der Lektion.",
    "La page ne peut pas calculer ici ; elle montre les figures de la leçon.",
  ],
  recovered: [
    "The computation failed and was started anew with the lesson’s settings.",
    "Die Rechnung schlug fehl und wurde mit den Einstellungen der Lektion neu begonnen.",
    "Le calcul a échoué et a été relancé avec les réglages de la leçon.",
  ],
  // Kinds of findings, as the engine names them.
  "converged": ["converged", "am Ziel", "a convergé"],
  "stuck-at-saddle": ["stuck at a saddle", "am Sattel gefangen", "bloqué sur un col"],
  "stuck-at-maximum": ["stuck on a summit", "auf dem Gipfel gefangen", "bloqué sur un sommet"],
  "stuck-on-plateau": ["stuck on a plateau", "auf der Ebene gefangen", "bloqué sur un plateau"],
  "passed-saddle": ["halted at a saddle", "am Sattel verweilt", "ralenti par un col"],
  "crossed-plateau": ["crossed a plateau", "eine Ebene durchquert", "a traversé un plateau"],
  "overshoot": ["overshoots", "über das Ziel hinaus", "dépasse le but"],
  "zigzag": ["zigzags", "Zickzack", "zigzague"],
  "oscillation": ["oscillates", "pendelt", "oscille"],
  "cost-increase": ["cost rose", "Kosten gestiegen", "le coût a augmenté"],
  "diverging": ["diverges", "divergiert", "diverge"],
  "falls-without-bound": ["falls without bound", "fällt ohne Ende", "descend sans fin"],
  "not-finite": ["not finite", "nicht mehr endlich", "non fini"],
  "crawling": ["crawls", "kriecht", "se traîne"],
  "budget-spent": ["still descending", "noch im Abstieg", "descend encore"],
  "unsettled": ["never settles", "kommt nie zur Ruhe", "ne se pose jamais"],
  "stable-rate": ["stable rates", "stabile Raten", "taux stables"],
};

/** The columns of `WORDS`. */
const LANGUAGES = ["en", "de", "fr"];

/** The column in use. */
let column = 0;

/**
 * Chooses the language of the interface; English where the language is not in the table.
 * @param {string} tag such as `de-AT`
 */
function speak(tag) {
  column = Math.max(0, LANGUAGES.indexOf(tag.toLowerCase().split("-")[0] ?? ""));
}

/**
 * A text of the interface in the language in use.
 * @param {string} key
 * @param {Record<string, string | number>} [values] what stands for `{name}`
 */
function say(key, values = {}) {
  const text = WORDS[key]?.[column] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * The title of a kind of finding; the engine's own where the table lacks it.
 * @param {{kind: string, title: string}} finding
 */
function kindTitle(finding) {
  return finding.kind in WORDS ? say(finding.kind) : finding.title;
}
