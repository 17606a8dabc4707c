/**
 * A field for a setting of a method or schedule, of the kind that the catalogue says.
 * @param {Trying} trying
 * @param {"method" | "schedule"} family
 * @param {SettingInfo} info
 */
function settingField(trying, family, info) {
  const { player } = trying;
  const id = `${family}-${info.name}`;
  // The choice goes along: one that needs this setting could not be taken before.
  const change = (/** @type {string | null} */ value) => ({
    [player.runKey(family)]: trying[family].value, [player.runKey(`${family}.${info.name}`)]: value,
  });
  const label = make("label", { for: id, title: info.summary },
    ...(info.symbol ? [markup(info.symbol), " "] : []), make("span", { class: "quiet" }, info.name));
  const box = make("div", { class: "field small" });
  if (info.kind === "flag") {
    box.append(make("input", {
      id, type: "checkbox", onchange: (event) => player.change(change(String(event.target.checked))),
    }), label);
  } else if (info.kind === "choice") {
    box.append(label, make("select", { id, onchange: (event) => player.change(change(event.target.value)) },
      ...(info.choices ?? []).map((choice) => make("option", { value: choice }, choice))));
  } else {
    const field = make("input", {
      id, type: "text", inputmode: info.kind === "number" ? "decimal" : "text", autocomplete: "off", spellcheck: "false",
      placeholder: info.standard ?? "",
    });
    box.append(label, field);
    if (info.kind === "number") trying.number(field, change);
    else {
      field.addEventListener("change", () => {
        trying.mistake(field, player.change(change(info.kind === "numbers" ? field.value.trim().split(/[\s,;]+/).join(",") : field.value.trim() || null)) ? "" : player.refusal);
      });
    }
  }
  return box;
}

/**
 * Shows the value that a setting has.
 * @param {Player} player
 * @param {"method" | "schedule"} family
 * @param {SettingInfo} info
 */
function showSetting(player, family, info) {
  const key = `${family}.${info.name}`;
  const value = player.settings[player.runKey(key)] ?? player.settings[key] ?? short(info.standard ?? "");
  const field = document.getElementById(`${family}-${info.name}`);
  if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = value === "true";
  else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
    if (document.activeElement !== field) field.value = value;
  }
}

/**
 * A standard value as one writes it: a third with six digits.
 * @param {string} text
 */
function short(text) {
  return text.length > 9 && Number.isFinite(Number(text)) ? String(Number(Number(text).toPrecision(6))) : text;
}
