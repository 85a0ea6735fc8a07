import SourceText

/// The picture in words.
extension DataFlow {
  /// The same content as the picture, a sentence for each element, in the order of the picture. Text from the
  /// proposal stands in it as written: escape it for where it goes.
  public var lines: [String] {
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
  public var title: String {
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
