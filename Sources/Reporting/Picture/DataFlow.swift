import Linting
import Proposal
import SourceText

/// Who holds which personal data when, as a proposal states it: lanes for the parties, and in them what is collected,
/// made, handed over, kept and ended, with the worst finding on each.
///
/// Every entry of the proposal's `data_items`, `tasks.produces`, `transfers`, `mailings`, `storage`, `deletion` and
/// `systems`, every known subcontractor, and what is said of media and subcontracting as such, is one element or part
/// of one (items from one source stand together). What is not written is marked as such, never filled in.
package struct DataFlow: Sendable {
  /// So many entries are drawn; nobody reads a picture of more. The rest is counted, and the picture says so.
  package static let entryLimit = 1_000

  /// So many names of data sets are shown with one element; the rest is counted.
  static let nameLimit = 100

  /// A party, and the column for what lies with it.
  package struct Lane: Sendable {
    /// The option of the vocabulary's `party`; nil for a party that the proposal does not name.
    package var party: String?
    /// The word for the party.
    package var name: String
    /// Who it is, as far as the proposal says so.
    package var notes: [String]
    /// What was found about the party itself.
    package var mark = Mark()
  }

  /// What the findings say of an element.
  package struct Mark: Sendable {
    /// The findings, as indices of those given, in their order; the first is among the worst.
    package var findings: [Int] = []
    /// The weight of the worst; nil where nothing was found.
    package var worst: Severity?
  }

  /// What an element is.
  package enum Kind: Sendable, CaseIterable {
    /// Declared items that come from one source.
    case source
    /// A copy that the work produces.
    case copy
    /// A hand-over.
    case transfer
    /// Something sent to people.
    case mailing
    /// A copy at rest.
    case storage
    /// The end of a copy where it lies.
    case deletion
    /// The end of a copy by giving it back to the city.
    case giveBack
    /// Data that came to a party of which nothing says where it is kept or how it ends. No entry of the proposal.
    case trace
    /// A system.
    case system
    /// What is said of removable media.
    case media
    /// What is said of subcontracting.
    case subcontracting
    /// A known subcontractor.
    case subcontractor
  }

  /// A fact shown with an element.
  package struct Detail: Sendable {
    /// Whether the fact is known.
    package enum State: Sendable {
      /// It is stated.
      case stated
      /// It is marked as undecided.
      case undecided
      /// It is not written.
      case unstated
    }

    /// The name of the field.
    package var label: String
    /// What it says; empty where it is not stated.
    package var text: String
    /// Whether it is known.
    package var state: State
    /// Whether it says what protects the copy; it is drawn with a lock.
    package var isLock = false
  }

  /// What protects a copy at rest.
  package enum Protection: Sendable {
    /// A lock or encryption is stated.
    case locked
    /// It is stated that there is none.
    case open
    /// Nothing is stated.
    case unknown
  }

  /// How a copy at rest ends.
  package enum End: Sendable {
    /// It needs none here, or the element is no copy.
    case notNeeded
    /// The end is drawn in another place.
    case elsewhere
    /// For these data sets no end is stated.
    case missing([String])
  }

  /// One thing in the picture.
  package struct Element: Sendable {
    /// What it is.
    package var kind: Kind
    /// What such a thing is called.
    package var heading: String
    /// The lane in which it stands or starts; nil where it belongs to none.
    package var lane: Int?
    /// The lane to which it goes; nil where it goes nowhere.
    package var target: Int?
    /// The data sets, by name.
    package var names: [String]
    /// The facts to show.
    package var details: [Detail]
    /// What protects it, where that is asked.
    package var protection: Protection?
    /// The ends that are drawn with it, as indices of elements.
    package var ends: [Int] = []
    /// What is said of its end, besides those.
    package var end = End.notNeeded
    /// What was found about it.
    package var mark = Mark()
    /// The entries of the proposal that it stands for: `storage[0]`.
    package var paths: [String] = []
    /// The same, as instances of the facts.
    var instances: [Int] = []
  }

  /// What follows one data set, in the order of its life.
  package struct Group: Sendable {
    /// The data sets, by name; empty where entries do not say what they are about.
    package var names: [String]
    /// Whether `data_items` or `tasks.produces` declare them.
    package var isDeclared: Bool
    /// The elements, as indices.
    package var elements: [Int]
  }

  /// The parties that occur, in a fixed order from the person outwards.
  package internal(set) var lanes: [Lane] = []
  /// All elements.
  package internal(set) var elements: [Element] = []
  /// Where the data come from, as indices of elements.
  package internal(set) var sources: [Int] = []
  /// What becomes of each data set.
  package internal(set) var groups: [Group] = []
  /// Systems, media and subcontractors, as indices of elements.
  package internal(set) var equipment: [Int] = []
  /// The title of the proposal; empty where it has none.
  package internal(set) var subject = ""
  /// How many findings are about nothing in the picture.
  package internal(set) var otherFindings = 0
  /// How many entries of the proposal were too many to draw.
  package internal(set) var omittedEntries = 0
  /// The titles of the rules behind the findings given, by index.
  var findingTitles: [String] = []
  /// The language of all texts.
  package internal(set) var language: Language

  /// The flow of a proposal.
  ///
  /// - Parameter findings: what to mark; elements refer to them by index.
  package init(_ proposal: LintedProposal, findings: [Finding], language: Language) {
    self.language = language
    guard !proposal.facts.instances.isEmpty else { return }
    var builder = FlowBuilder(FactReader(proposal, language))
    builder.build(findings, proposal)
    self = builder.flow
  }

  /// A flow of nothing.
  init(language: Language) { self.language = language }

  /// Whether there is anything to draw.
  package var isEmpty: Bool { elements.isEmpty }
}

/// The picture in words.
extension DataFlow {
  /// The same content as the picture, a sentence for each element, in the order of the picture. Text from the
  /// proposal stands in it as written: escape it for where it goes.
  package var lines: [String] {
    guard !isEmpty else { return [LocalizedText.nothingToDraw[language]] + notes }
    var lines: [String] = []
    for lane in lanes where lane.mark.worst != nil { lines.append(sentence([title(of: lane), words(lane.mark)])) }
    for element in sources { lines.append(sentence(of: element)) }
    for group in groups {
      for element in group.elements {
        lines.append(sentence(of: element))
        for end in elements[element].ends { lines.append(sentence(of: end)) }
      }
    }
    for element in equipment { lines.append(sentence(of: element)) }
    return lines + notes
  }

  /// What the picture says of its own limits.
  var notes: [String] {
    var notes: [String] = []
    if omittedEntries > 0 { notes.append(LocalizedText.omittedEntries(omittedEntries)[language]) }
    if otherFindings > 0 { notes.append(LocalizedText.otherFindings(otherFindings)[language]) }
    return notes
  }

  /// The heading of the picture.
  package var title: String {
    let title = LocalizedText.flowTitle[language]
    return subject.isEmpty ? title : language == .japanese ? "\(title)：\(subject)" : "\(title): \(subject)"
  }

  func title(of lane: Lane) -> String {
    guard !lane.notes.isEmpty else { return lane.name }
    let notes = lane.notes.joined(separator: language == .japanese ? "　" : ", ")
    return language == .japanese ? "\(lane.name)（\(notes)）" : "\(lane.name) (\(notes))"
  }

  /// An element in a sentence: what, which data, with whom, its facts, its end, and its worst finding.
  func sentence(of index: Int) -> String {
    let element = elements[index]
    var parts: [String] = []
    let names = joined(element.names)
    if element.kind != .trace {
      parts.append(names.isEmpty ? element.heading : labelled(element.heading, names))
    } else {
      parts.append(names.isEmpty ? LocalizedText.unnamedData[language] : names)
    }
    if let lane = element.lane {
      let holder = partyName(lane)
      if let target = element.target {
        parts.append(LocalizedText.way(from: holder, to: partyName(target))[language])
      } else {
        parts.append(LocalizedText.held(by: holder)[language])
      }
    }
    parts += element.details.map { words($0, unstated: .unstatedFact) }
    if element.kind == .trace { parts.append(LocalizedText.noKeepingStated[language]) }
    if case .missing(let names) = element.end { parts.append(missingEnd(names, of: element)) }
    if element.mark.worst != nil { parts.append(words(element.mark)) }
    return sentence(parts)
  }

  /// What to say of data sets without an end; named where they are not all of the element's.
  func missingEnd(_ names: [String], of element: Element) -> String {
    let text = LocalizedText.noEndStated[language]
    return names.isEmpty || names.count == element.names.count ? text : labelled(text, joined(names))
  }

  private func partyName(_ lane: Int) -> String {
    lanes[lane].party == nil ? LocalizedText.somebody[language] : lanes[lane].name
  }

  /// A fact in words.
  ///
  /// - Parameter unstated: what to say of one that is not written.
  func words(_ detail: Detail, unstated: LocalizedText = .unknownFact) -> String {
    switch detail.state {
    case .stated: labelled(detail.label, detail.text)
    case .undecided: labelled(detail.label, LocalizedText.undecidedFact[language])
    case .unstated: labelled(detail.label, unstated[language])
    }
  }

  /// The worst finding in words; empty where there is none.
  func words(_ mark: Mark) -> String {
    guard let worst = mark.worst, let first = mark.findings.first else { return "" }
    let severity = LocalizedText.severity(worst)[language]
    return LocalizedText.worst(severity, findingTitles[first], count: mark.findings.count)[language]
  }

  /// The names of data sets in a row.
  func joined(_ names: [String]) -> String {
    let short = names.prefix(Self.nameLimit).map { $0.utf8.count <= 1_200 ? $0 : String($0.prefix(300)) + "…" }
    let shown = short.joined(separator: language == .japanese ? "、" : ", ")
    guard names.count > Self.nameLimit else { return shown }
    return shown + (language == .japanese ? "、" : ", ") + LocalizedText.more(names.count - Self.nameLimit)[language]
  }

  private func labelled(_ label: String, _ text: String) -> String {
    language == .japanese ? "\(label)：\(text)" : "\(label): \(text)"
  }

  private func sentence(_ parts: [String]) -> String {
    let parts = parts.filter { !$0.isEmpty }
    return language == .japanese ? parts.joined(separator: "。") + "。" : parts.joined(separator: "; ") + "."
  }
}
