import CEL
import Proposal
import SourceText
import YAML

/// Reads a policy file.
struct PolicyReader {
  static let keys = PolicyKey.top.map { $0.rawValue }
  static let sectionKeys = PolicyKey.section.map { $0.rawValue }

  private var root: MappingReader
  private var policy: PolicyFile

  static func read(_ file: SourceFile) -> (policy: PolicyFile, diagnostics: [Diagnostic]) {
    var tree = Tree()
    let problems = tree.read(file.bytes)
    guard problems.isEmpty else { return (PolicyFile(file), problems) }
    let unsafe = tree.unsafeTexts
    guard unsafe.isEmpty else { return (PolicyFile(file), unsafe) }
    var reader = PolicyReader(tree, file)
    reader.readAll()
    return (reader.policy, reader.root.diagnostics)
  }

  private init(_ tree: Tree, _ file: SourceFile) {
    root = MappingReader(tree, at: 0, keys: PolicyReader.keys)
    policy = PolicyFile(file)
  }

  private mutating func readAll() {
    if let format = root.requiredText("format"), format != PolicyFile.format {
      root.report(.notAWord(root.span("format"), format, allowed: [PolicyFile.format]))
    }
    policy.extends = PolicyReader.texts("extends", &root)
    policy.ruleFolders = PolicyReader.texts("rule_folders", &root)
    readNames()
    policy.language = PolicyReader.word(
      "language", &root, Language.init(rawValue:), allowed: Language.allCases.map { $0.rawValue })
    policy.reader = PolicyReader.word(
      "reader", &root, ProposalReader.init(rawValue:), allowed: ProposalReader.allCases.map { $0.rawValue })
    readSuppression()
    policy.section = PolicyReader.section(&root)
    for item in root.items("overrides") {
      var entry = MappingReader(root.tree, at: item, keys: ["paths"] + PolicyReader.sectionKeys)
      if entry.required("paths") != nil {
        let paths = PolicyReader.texts("paths", &entry)
        if paths.isEmpty { entry.report(.noPaths(entry.span("paths"))) }
        for path in paths {
          if let problem = Diagnostic.pathPattern(path.span, path.value) { entry.report(problem) }
        }
        policy.overrides.append(
          PolicyFile.Override(
            paths: paths.map { PathPattern($0.value) }, written: paths, section: PolicyReader.section(&entry)))
      }
      take(entry)
    }
  }

  // MARK: Parts

  private mutating func readNames() {
    for pair in root.pairs("names") {
      let key = root.tree.text(of: pair.key)
      let span = root.tree.nodes[pair.key].span
      guard PolicyFile.nameKeys.contains(key) else {
        root.report(.notAWord(span, key, allowed: PolicyFile.nameKeys))
        continue
      }
      if root.tree.nodes[pair.value].kind == .scalar {
        add(key, LocalizedText(verbatim: root.tree.text(of: pair.value)), span, at: pair.value)
        continue
      }
      var entry = MappingReader(root.tree, at: pair.value, keys: ["ja", "en"])
      if let ja = entry.requiredText("ja"), let en = entry.requiredText("en") {
        add(key, LocalizedText(ja: ja, en: en), span, at: pair.value)
      }
      take(entry)
    }
  }

  /// Takes a name that texts can quote. The word for the body stands behind articles of the texts: `the {body}`.
  private mutating func add(_ key: String, _ name: LocalizedText, _ span: Span, at node: Int) {
    guard PolicyReader.isName(name.ja), PolicyReader.isName(name.en) else {
      root.report(.notAName(root.tree.nodes[node].span, key))
      return
    }
    var name = name
    if key == PolicyFile.bodyKey {
      let article = ["the ", "The ", "a ", "A ", "an ", "An "].first { name.en.hasPrefix($0) }
      if let article { name = LocalizedText(ja: name.ja, en: String(name.en.dropFirst(article.count))) }
    }
    policy.names.append((key, PolicySetting(value: name, span: span)))
  }

  /// Whether a text names something: it is not blank or open, and holds no place to fill in.
  private static func isName(_ text: String) -> Bool {
    ScalarWords.openness(Array(text.utf8)[...]) == .said && !text.utf8.contains { "{}\n\r".utf8.contains($0) }
  }

  private mutating func readSuppression() {
    guard let node = root.value("suppression") else { return }
    var entry = MappingReader(root.tree, at: node, keys: ["allowed", "never"])
    policy.allowsSuppression = PolicyReader.word("allowed", &entry, { $0 == "yes" }, allowed: ["yes", "no"])
    policy.neverSuppressed = PolicyReader.texts("never", &entry)
    take(entry)
  }

  private static func section(_ reader: inout MappingReader) -> PolicySection {
    let severities = Severity.allCases.map { $0.word }
    var section = PolicySection()
    section.minimum = PolicyReader.word("minimum", &reader, Severity.init(word:), allowed: severities)
    section.unstated = PolicyReader.word(
      "unstated", &reader, PolicySection.Unstated.init(rawValue:),
      allowed: PolicySection.Unstated.allCases.map { $0.rawValue })
    section.failOn = PolicyReader.word(
      "fail_on", &reader, { .some(Severity(word: $0)) }, allowed: severities + ["never"])
    for pair in reader.pairs("rules") {
      if let setting = PolicyReader.ruleSetting(pair.key, pair.value, &reader) { section.rules.append(setting) }
    }
    for pair in reader.pairs("params") {
      let rule = reader.tree.text(of: pair.key)
      section.parameterSpans.append((rule, reader.tree.nodes[pair.key].span))
      for entry in reader.pairs(at: pair.value) {
        guard let value = Constant(reader.tree, entry.value) else {
          reader.report(.parameterIsMapping(reader.tree.nodes[entry.value].span))
          continue
        }
        section.parameters[rule, default: [:]][reader.tree.text(of: entry.key)] = PolicySetting(
          value: value, span: reader.tree.nodes[entry.key].span)
      }
    }
    return section
  }

  /// `RULE: off`, `RULE: warning`, or `RULE: {severity: error, unstated: off}`.
  private static func ruleSetting(_ key: Int, _ value: Int, _ reader: inout MappingReader) -> PolicySection.RuleSetting?
  {
    let words = ["off"] + Severity.allCases.map { $0.word }
    var setting = PolicySection.RuleSetting(
      selector: reader.tree.text(of: key), isOn: true, isSilentWhenUnstated: false, span: reader.tree.nodes[key].span)
    if reader.tree.nodes[value].kind == .mapping {
      var entry = MappingReader(reader.tree, at: value, keys: ["severity", "unstated"])
      setting.severity =
        PolicyReader.word("severity", &entry, Severity.init(word:), allowed: Severity.allCases.map { $0.word })?.value
      let unstated = PolicyReader.word("unstated", &entry, { .some(Severity(word: $0)) }, allowed: words)
      setting.unstatedSeverity = unstated?.value
      setting.isSilentWhenUnstated = unstated.map { $0.value == nil } ?? false
      for problem in entry.diagnostics { reader.report(problem) }
      return setting
    }
    guard let text = reader.scalar(value) else { return nil }
    guard words.contains(text) else {
      reader.report(.notAWord(reader.tree.nodes[value].span, text, allowed: words))
      return nil
    }
    setting.isOn = text != "off"
    setting.severity = Severity(word: text)
    return setting
  }

  // MARK: Values

  private static func texts(_ key: String, _ reader: inout MappingReader) -> [PolicySetting<String>] {
    reader.items(key).compactMap { item in
      let span = reader.tree.nodes[item].span
      return reader.scalar(item).map { PolicySetting(value: $0, span: span) }
    }
  }

  private static func word<Value: Sendable>(
    _ key: String, _ reader: inout MappingReader, _ make: (String) -> Value?, allowed: [String]
  ) -> PolicySetting<Value>? {
    guard let text = reader.text(key) else { return nil }
    guard allowed.contains(text), let value = make(text) else {
      reader.report(.notAWord(reader.span(key), text, allowed: allowed))
      return nil
    }
    return PolicySetting(value: value, span: reader.span(key))
  }

  private mutating func take(_ entry: MappingReader) {
    for problem in entry.diagnostics { root.report(problem) }
  }
}

extension Constant {
  /// A text, number, truth or list of them; nil for a mapping.
  init?(_ tree: Tree, _ node: Int) {
    switch tree.nodes[node].kind {
    case .mapping: return nil
    case .sequence:
      let items = tree.children(of: node)
      let values = items.compactMap { Constant(tree, $0) }
      guard values.count == items.count else { return nil }
      self = .list(values)
    case .scalar:
      guard tree.nodes[node].style == .plain else {
        self = .string(tree.text(of: node))
        return
      }
      switch CoreSchema.resolve(tree.bytes(of: node)) {
      case .bool(let flag): self = .bool(flag)
      case .integer(let digits): self = Int64(digits).map(Constant.int) ?? .string(digits)
      case .double(let number): self = .double(number)
      default: self = .string(tree.text(of: node))
      }
    }
  }

  /// The value as a policy has it.
  var text: String {
    switch self {
    case .list(let items): "[\(items.map { $0.text }.joined(separator: ", "))]"
    case .string(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): String(number)
    case .double(let number): String(number)
    default: "…"
    }
  }
}
