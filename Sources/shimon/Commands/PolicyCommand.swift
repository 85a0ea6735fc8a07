import Linting
import Reporting
import SourceText

/// What a policy comes to, each setting with the line that decides it.
struct PolicyDescription {
  /// A setting.
  struct Row {
    var key: String
    var value: String
    /// File and line, as `file:line`; empty for what is set nowhere.
    var place: String
  }

  private let files: [String]
  private let settings: [Row]
  private let rules: [Row]

  /// - Parameter original: the rules without any policy.
  init(_ entry: RuleSets.Entry, original: RuleSet) {
    let policy = entry.policy
    let indices = policy.files.map { LineIndex($0.bytes) }
    func place(_ origin: PolicyOrigin?) -> String {
      guard let origin else { return "" }
      let line = indices[origin.file].line(at: origin.span.start) + 1
      return "\(policy.files[origin.file].name):\(line)"
    }
    files = policy.files.map(\.name)
    var settings = [
      Row(
        key: "fail_on", value: policy.threshold?.word ?? "never",
        place: place(policy.failOn?.origin)),
      Row(key: "language", value: policy.language?.value.rawValue ?? "-", place: place(policy.language?.origin)),
      Row(key: "reader", value: policy.reader?.value.rawValue ?? "-", place: place(policy.reader?.origin)),
      Row(
        key: "suppression.allowed", value: policy.allowsSuppression?.value == false ? "no" : "yes",
        place: place(policy.allowsSuppression?.origin)),
    ]
    settings += policy.neverSuppressed.map { Row(key: "suppression.never", value: $0.rule, place: place($0.origin)) }
    settings += PolicyFile.nameKeys.compactMap { key in
      policy.names[key].map { Row(key: "names.\(key)", value: $0.value.ja, place: place($0.origin)) }
    }
    settings += policy.parameters.map {
      Row(key: "params.\($0.rule).\($0.name)", value: $0.text, place: place($0.origin))
    }
    self.settings = settings

    var rows: [Row] = []
    for rule in entry.ruleSet.switchedOff { rows.append(Row(key: rule.id, value: "off", place: place(rule.setting))) }
    for rule in entry.ruleSet.rules {
      guard let before = original.rule(named: rule.id), rule.setting != nil else { continue }
      let now = PolicyDescription.weights(rule)
      if now != PolicyDescription.weights(before) {
        rows.append(Row(key: rule.id, value: now, place: place(rule.setting)))
      }
    }
    rules = rows.sorted { $0.key < $1.key }
  }

  private static func weights(_ rule: Rule) -> String {
    let unstated = rule.isSilentWhenUnstated ? "off" : rule.unstatedSeverity.word
    return rule.severity.word == unstated ? unstated : "\(rule.severity.word) (unstated: \(unstated))"
  }

  /// For people.
  func text(_ language: Language) -> String {
    func title(_ ja: String, _ en: String) -> String { LocalizedText(ja: "■ \(ja)\n", en: "\(en)\n")[language] }
    var text = title("方針のファイル（下ほど優先）", "Policy files (later ones win)")
    text += files.isEmpty ? LocalizedText(ja: "  なし\n", en: "  none\n")[language] : ""
    for file in files { text += "  \(SafeText.line(file))\n" }
    text += "\n" + title("設定", "Settings") + PolicyDescription.table(settings)
    text += "\n" + title("もとと違う規則（\(rules.count)）", "Rules that differ from their files (\(rules.count))")
    return text + PolicyDescription.table(rules)
  }

  private static func table(_ settings: [Row]) -> String {
    let rows = settings.map {
      Row(key: SafeText.line($0.key), value: SafeText.line($0.value), place: SafeText.line($0.place))
    }
    let keys = rows.map { DisplayWidth.columns(of: $0.key) }.max() ?? 0
    let values = min(60, rows.map { DisplayWidth.columns(of: $0.value) }.max() ?? 0)
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: text)))
    }
    return rows.map { row in
      let line = "  \(padded(row.key, keys))  \(padded(row.value, values))  \(row.place)"
      return line.trimmingSpacesAtEnd + "\n"
    }.joined()
  }

  /// For programs: the format `shimon-policy-in-force/1`.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("format", "shimon-policy-in-force/1")
    writer.key("files")
    writer.beginArray()
    for file in files { writer.string(file) }
    writer.endArray()
    for (key, rows) in [("settings", settings), ("rules", rules)] {
      writer.key(key)
      writer.beginArray()
      for row in rows {
        writer.beginObject()
        writer.member("key", row.key)
        writer.member("value", row.value)
        writer.member("place", row.place)
        writer.endObject()
      }
      writer.endArray()
    }
    writer.endObject()
    writer.output.append("\n")
    return writer.output.bytes
  }
}

extension String {
  fileprivate var trimmingSpacesAtEnd: String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return String(self[..<end])
  }
}

/// `shimon policy`: which settings hold for a proposal, and which line of which file decides each.
enum PolicyCommand: Command {
  static let name = "policy"
  static let summary = LocalizedText(
    ja: "提案書に効いている方針と、それを決めている行を示す", en: "Show the policy that holds for a proposal, line by line")
  static let operands = "[PROPOSAL]"
  static let details: LocalizedText? = LocalizedText(
    ja: "提案書を省くと、現在のフォルダにあるとした場合の方針を示す。提案書はなくてもよい。",
    en: "Without a proposal it tells what would hold for one in the current folder. The proposal need not exist.")

  static func run(_ options: PolicyOptions, _ operands: [String], _ context: Context) throws(Failure) -> ExitStatus {
    guard operands.count <= 1 else {
      throw .usage(ja: "提案書は一つだけ指定してください。", en: "Name one proposal at most.")
    }
    let given = operands.first ?? "."
    let path = System.isFolder(given) ? PathText.join(given, "proposal.yaml") : given
    var ruleSets = try RuleSets(options.rules, context)
    let rules = try ruleSets.rules(for: .file(FilePath(path), wasNamed: true))
    let description = PolicyDescription(rules, original: try ruleSets.unweighedRuleSet())
    switch options.format {
    case .text: try context.print(description.text(context.language))
    case .json: try context.print(description.json)
    }
    return .clean
  }
}

/// What `shimon policy` is told.
struct PolicyOptions: CommandOptions {
  var format = ResultFormat.text
  var rules = RuleOptions()

  static var flags: [Flag<PolicyOptions>] {
    let own: [Flag<PolicyOptions>] = [
      .choice("format", ResultFormat.self, ja: "出力の形式（既定は text）", en: "Output format (default: text)") {
        $0.format = $1
      }
    ]
    return own + RuleOptions.flags(at: \.rules)
  }
}
