import CEL
import SourceText

/// What holds for a proposal: the files of its policy, laid one upon the other. Later ones win, setting by setting.
package struct Policy: Sendable {
  /// The settings of one file, or of one of its overrides.
  package struct Layer: Sendable {
    /// The file, as an index of ``files``.
    package var file: Int
    /// The settings.
    package var section: PolicySection
  }

  /// The files, what is built upon first.
  package private(set) var files: [SourceFile] = []
  /// The settings, in the order in which they are laid.
  package private(set) var layers: [Layer] = []
  /// What contracts call the parties and papers, in the order of ``PolicyFile/nameKeys``.
  package private(set) var names: [String: (value: LocalizedText, origin: PolicyOrigin)] = [:]
  /// The language of messages.
  package private(set) var language: (value: Language, origin: PolicyOrigin)?
  /// Who reads proposals and asks, where a file says so.
  package private(set) var reader: (value: ProposalReader, origin: PolicyOrigin)?
  /// Whether proposals may suppress findings, where a file says so.
  package private(set) var allowsSuppression: (value: Bool, origin: PolicyOrigin)?
  /// Rules whose findings no proposal may suppress: what any file lists.
  package private(set) var neverSuppressed: [(rule: String, origin: PolicyOrigin)] = []

  /// A policy that sets nothing.
  package init() {}

  /// Lays files one upon the other, what is built upon first.
  ///
  /// - Parameter applies: for each file, which of its overrides hold.
  package init(_ stack: [PolicyFile], applies: [[Bool]]) {
    for (index, policy) in stack.enumerated() {
      func origin(_ span: Span) -> PolicyOrigin { PolicyOrigin(file: index, span: span) }
      files.append(policy.file)
      for (key, setting) in policy.names { names[key] = (setting.value, origin(setting.span)) }
      if let setting = policy.language { language = (setting.value, origin(setting.span)) }
      if let setting = policy.reader { reader = (setting.value, origin(setting.span)) }
      if let setting = policy.allowsSuppression { allowsSuppression = (setting.value, origin(setting.span)) }
      neverSuppressed += policy.neverSuppressed.map { ($0.value, origin($0.span)) }
      layers.append(Layer(file: index, section: policy.section))
      for (override, holds) in zip(policy.overrides, applies[index]) where holds {
        layers.append(Layer(file: index, section: override.section))
      }
    }
  }

  /// One file alone, whatever it builds upon, with all its overrides left out.
  package init(_ file: PolicyFile) {
    self.init([file], applies: [file.overrides.map { _ in false }])
  }

  /// The weight from which on a run fails, and where it is set: nil where no file says, nil within for never.
  package var failOn: (value: Severity?, origin: PolicyOrigin)? {
    guard let layer = layers.last(where: { $0.section.failOn != nil }), let setting = layer.section.failOn else {
      return nil
    }
    return (setting.value, PolicyOrigin(file: layer.file, span: setting.span))
  }

  /// The weight from which on a run fails, nil for never: what a file says, else `error`.
  package var threshold: Severity? {
    guard let failOn else { return .error }
    return failOn.value
  }

  /// What contracts call the parties and papers.
  package var nameTexts: [String: LocalizedText] { names.mapValues { $0.value } }

  /// The parameters of a rule by its name and those it had before: the last setting of each. In one place its name goes
  /// before former ones.
  func parameters(of names: [String]) -> [String: (value: Constant, origin: PolicyOrigin)] {
    var result: [String: (value: Constant, origin: PolicyOrigin)] = [:]
    for layer in layers {
      for rule in names.reversed() {
        for (name, setting) in layer.section.parameters[rule] ?? [:] {
          result[name] = (setting.value, PolicyOrigin(file: layer.file, span: setting.span))
        }
      }
    }
    return result
  }

  /// All parameters, the last setting of each, by rule and name.
  package var parameters: [(rule: String, name: String, text: String, origin: PolicyOrigin)] {
    let rules = Set(layers.flatMap { $0.section.parameters.keys }).sorted()
    return rules.flatMap { rule in
      parameters(of: [rule]).sorted { $0.key < $1.key }.map { name, setting in
        (rule, name, setting.value.text, setting.origin)
      }
    }
  }
}
