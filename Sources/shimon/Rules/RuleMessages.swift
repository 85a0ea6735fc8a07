import Linting
import SourceText

/// What the commands on rules say.
extension LocalizedText {
  static func watching(_ folders: [String]) -> LocalizedText {
    let list = folders.joined(separator: ", ")
    return LocalizedText(ja: "\(list) を見張っています。Ctrl-C で終わります。", en: "Watching \(list); Ctrl-C ends it.")
  }

  static func changed(_ paths: [String]) -> LocalizedText {
    let shown = paths.prefix(3).joined(separator: ", ")
    let more = paths.count - 3
    guard more > 0 else { return LocalizedText(ja: "変更: \(shown)", en: "Changed: \(shown)") }
    return LocalizedText(ja: "変更: \(shown) ほか \(more) 件", en: "Changed: \(shown) and \(more) more")
  }

  /// How many rules there are, and how many details they have.
  static func ruleCount(of ruleSet: RuleSet) -> LocalizedText {
    let (families, details) = ruleSet.counts
    guard details > 0 else {
      return LocalizedText(ja: "規則は \(families) あります。", en: "\(families) rules.")
    }
    return LocalizedText(
      ja: "規則は \(families)、細目は \(details) あります。", en: "\(families) rules, \(details) details.")
  }

  static func ruleBegun(_ path: String, folder: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path) に見本を書きました。書き換えながら shimon rules test --watch \(folder) で確かめられます。",
      en: "\(path) holds a sample rule. Change it, with `shimon rules test --watch \(folder)` running beside.")
  }

  static func noRuleFile(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 規則として読んでいません。規則は話題のフォルダに置きます（例: local/名前.yaml）。",
      en: "\(path): not read as a rule; rules stand in a folder of their topic, such as local/name.yaml.")
  }

  static func noRules(_ folder: String) -> LocalizedText {
    LocalizedText(
      ja: "\(folder): 規則がありません。規則は話題のフォルダに置きます（例: local/名前.yaml）。",
      en: "\(folder): there is no rule in it; rules stand in a folder of their topic, such as local/name.yaml.")
  }

  static func ruleFileThere(_ path: String) -> LocalizedText {
    LocalizedText(ja: "\(path): 既にあるため、書きませんでした。", en: "\(path): already exists; not changed.")
  }

  static func ruleNameTaken(_ id: String) -> LocalizedText {
    LocalizedText(
      ja: "規則「\(id)」は組み込みの規則にあります。別の名前にしてください（例: local/\(id.drop { $0 != "/" }.dropFirst())）。",
      en: "There is a built-in rule `\(id)`. Take another name, such as local/\(id.drop { $0 != "/" }.dropFirst()).")
  }
}
