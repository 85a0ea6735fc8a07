import SourceText

/// What is wrong with a policy beyond its form.
extension Diagnostic {
  /// A profile or file to build upon that is not there.
  package static func noSuchBase(_ span: Span, _ name: String, profiles: [String]) -> Diagnostic {
    let near = Spelling.nearest(to: name, among: profiles)
    let list = profiles.joined(separator: ", ")
    return Diagnostic(
      "policy/no-such-base", at: span,
      LocalizedText(
        ja: "土台とする方針「\(name)」がありません。", en: "There is no policy `\(name)` to build upon."),
      help: near.map(LocalizedText.didYouMean)
        ?? LocalizedText(
          ja: "\(list) のどれかか、この方針のあるフォルダからの道筋を書いてください。",
          en: "Write one of \(list), or a path from the folder of this policy."),
      fix: near.map { Fix(replacing: span, by: $0) })
  }

  /// A name that nothing can be called by.
  static func notAName(_ span: Span, _ key: String) -> Diagnostic {
    Diagnostic(
      "policy/not-a-name", at: span,
      LocalizedText(
        ja: "呼び名「\(key)」が空か、そのまま印刷できない文字（{ } や改行）を含んでいます。",
        en: "The name `\(key)` is blank, or holds braces or line breaks, which would be printed as they are."),
      help: LocalizedText(
        ja: "文中でそのまま使う語を書いてください（例: 市、広域連合）。", en: "Write the word as texts are to use it, such as city."))
  }

  /// A circle of policies.
  package static func policyBuildsUponItself(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      "policy/circle", at: span,
      LocalizedText(
        ja: "方針が互いを土台にして、輪になっています（\(name)）。", en: "The policies build upon each other in a circle (`\(name)`)."),
      help: LocalizedText(ja: "extends をどれか一つ消してください。", en: "Remove one of the `extends`."))
  }

  /// Policies that build upon more files than anybody can follow.
  package static func tooManyBases(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(
      "policy/too-many", at: span,
      LocalizedText(
        ja: "土台とする方針が多すぎます（\(limit) まで）。", en: "The policy builds upon too many files (at most \(limit))."),
      help: LocalizedText(ja: "extends を減らしてください。", en: "Write fewer `extends`."))
  }

  /// A path that leads out of the policy's folder.
  package static func outsideOfPolicy(_ span: Span, _ path: String) -> Diagnostic {
    Diagnostic(
      "policy/outside", at: span,
      LocalizedText(
        ja: "「\(path)」は、この方針のあるフォルダの外を指しています。", en: "`\(path)` leads out of the folder of this policy."),
      help: LocalizedText(
        ja: "ファイルをフォルダの中に置くか、それでよければ --allow-outside を付けてください。",
        en: "Put the file below the folder, or say --allow-outside if that is meant."))
  }

  /// A folder of rules that is not there.
  /// A path of an override that none of the proposals below the policy has.
  package static func idlePath(_ span: Span, _ path: String) -> Diagnostic {
    Diagnostic(
      "policy/path-matches-nothing", at: span,
      LocalizedText(
        ja: "「\(path.excerpt)」に当てはまる提案書は、今は一つもありません。この設定は効いていません。",
        en: "No proposal matches `\(path.excerpt)` now; these settings hold for none."),
      severity: .warning,
      help: LocalizedText(
        ja: "フォルダやファイルの名前の綴りを確かめてください。", en: "Check how the folder or file is spelt."))
  }

  package static func noSuchRuleFolder(_ span: Span, _ path: String) -> Diagnostic {
    Diagnostic(
      "policy/no-such-folder", at: span,
      LocalizedText(ja: "規則のフォルダ「\(path)」がありません。", en: "There is no folder of rules `\(path)`."),
      help: LocalizedText(
        ja: "この方針のあるフォルダからの道筋を書いてください。", en: "Write a path from the folder of this policy."))
  }
}
