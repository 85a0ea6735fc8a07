import Proposal

/// Where each copy ends, and where nothing says so.
extension FlowBuilder {
  /// What is known of one data set.
  private struct Life {
    /// Elements that name it, in order.
    var kept: [Int] = []
    var made: [Int] = []
    var moved: [Int] = []
    var ended: [Int] = []
    /// Whether another copy is made with it in it.
    var isContained = false
    /// Whether the data is stated to be anonymous.
    var isAnonymous = false
  }

  /// A copy to be closed: a data set with a party, and the elements it is known from.
  private struct Rest {
    var name: String
    var lane: Int
    var isElectronic: Bool?
    /// Whether it lies in a cloud, where others than its holder can erase it.
    var isInCloud = false
  }

  /// Draws ends with the copies they end, marks copies without an end, and adds traces of what was left with somebody.
  mutating func closeLives() {
    let lives = lives()
    attachEnds(lives)
    for group in flow.groups.indices {
      for element in flow.groups[group].elements where flow.elements[element].kind == .storage {
        closeStorage(element, group, lives)
      }
      addTraces(group, lives)
    }
  }

  private func lives() -> [String: Life] {
    var lives: [String: Life] = [:]
    for (index, element) in flow.elements.enumerated() {
      for name in element.names.prefix(DataFlow.nameLimit) {
        switch element.kind {
        case .storage: lives[name, default: Life()].kept.append(index)
        case .copy: lives[name, default: Life()].made.append(index)
        case .transfer, .mailing: lives[name, default: Life()].moved.append(index)
        case .deletion, .giveBack: lives[name, default: Life()].ended.append(index)
        default: break
        }
      }
      guard element.kind == .copy, let instance = element.instances.first else { continue }
      for name in reader.names(.contents, of: instance) { lives[name, default: Life()].isContained = true }
      let isStatistics = reader.states(KnownName.CopyKind.statistics, .kind, of: instance)
      if isStatistics || reader.isDenied(.identifying, of: instance) {
        for name in element.names { lives[name, default: Life()].isAnonymous = true }
      }
    }
    return lives
  }

  /// Whether a form is all electronic, all on paper or the like, or not known.
  private func isElectronic(_ element: Int) -> Bool? {
    guard let instance = flow.elements[element].instances.first else { return nil }
    if flow.elements[element].kind == .mailing {
      return reader.statesOnly(KnownName.MailClass.email, .mailClass, of: instance)
    }
    let forms = reader.options(.form, of: instance)
    if forms.isEmpty { return nil }
    if forms.allSatisfy(electronic.contains) { return true }
    return forms.contains(where: electronic.contains) ? nil : false
  }

  private func areCompatible(_ left: Bool?, _ right: Bool?) -> Bool { left == nil || right == nil || left == right }

  /// An end is drawn under the first copy at rest that it ends, with the same party.
  private mutating func attachEnds(_ lives: [String: Life]) {
    for group in flow.groups.indices {
      var remaining: [Int] = []
      for index in flow.groups[group].elements {
        if flow.elements[index].kind == .deletion, flow.elements[index].lane != unstatedLane,
          let storage = storage(endedBy: index, lives)
        {
          flow.elements[storage].ends.append(index)
        } else {
          remaining.append(index)
        }
      }
      flow.groups[group].elements = remaining
    }
  }

  private func storage(endedBy deletion: Int, _ lives: [String: Life]) -> Int? {
    for name in flow.elements[deletion].names {
      let found = lives[name]?.kept.first { storage in
        flow.elements[storage].lane == flow.elements[deletion].lane
          && areCompatible(isElectronic(storage), isElectronic(deletion))
      }
      if let found { return found }
    }
    return nil
  }

  // MARK: What has no end

  private mutating func closeStorage(_ storage: Int, _ group: Int, _ lives: [String: Life]) {
    guard let lane = flow.elements[storage].lane, needsEnd(lane) else { return }
    let form = isElectronic(storage)
    var missing: [String] = []
    var isElsewhere = false
    for name in flow.elements[storage].names {
      guard let life = lives[name], !life.isAnonymous else { continue }
      let rest = Rest(name: name, lane: lane, isElectronic: form, isInCloud: isInCloud(storage))
      let ends = ends(of: rest, life)
      if !ends.isEmpty {
        isElsewhere = isElsewhere || !ends.contains { isDrawn($0, with: storage, group) }
      } else if !isGivenBack(rest, life) {
        missing.append(name)
      }
    }
    if flow.elements[storage].names.isEmpty, flow.elements[storage].ends.isEmpty {
      flow.elements[storage].end = .missing([])
    } else if !missing.isEmpty {
      flow.elements[storage].end = .missing(missing)
    } else if isElsewhere {
      flow.elements[storage].end = .elsewhere
    }
  }

  /// Whether an end is drawn below a copy at rest or leads away from it.
  private func isDrawn(_ end: Int, with storage: Int, _ group: Int) -> Bool {
    if flow.elements[storage].ends.contains(end) { return true }
    return flow.elements[end].kind == .giveBack && flow.elements[end].lane == flow.elements[storage].lane
      && flow.groups[group].elements.contains(end)
  }

  /// What is with the person, another body or a carrier is not the proposal's to end.
  private func needsEnd(_ lane: Int) -> Bool {
    let parties: [KnownName.Party] = [.person, .otherAgency, .otherMunicipality, .carrier]
    return !parties.contains { $0.rawValue == party(lane) }
  }

  /// The deletions that end a copy: its holder's, those that name nobody, and those of a party that holds none itself.
  private func ends(of rest: Rest, _ life: Life) -> [Int] {
    life.ended.filter { deletion in
      guard areCompatible(rest.isElectronic, isElectronic(deletion)) else { return false }
      guard let doer = flow.elements[deletion].lane, doer != rest.lane else { return true }
      if doer == unstatedLane || rest.lane == unstatedLane || (rest.isInCloud && reachesCloud(deletion)) { return true }
      return !(life.kept + life.made).contains { flow.elements[$0].lane == doer }
        && !life.moved.contains { flow.elements[$0].target == doer }
    }
  }

  private func isInCloud(_ storage: Int) -> Bool {
    guard let instance = flow.elements[storage].instances.first else { return false }
    return reader.states(KnownName.Form.cloud, .form, of: instance)
      || flow.elements[storage].lane == lane(.cloudProvider)
  }

  private func reachesCloud(_ deletion: Int) -> Bool {
    guard let instance = flow.elements[deletion].instances.first else { return false }
    return reader.states(KnownName.Form.cloud, .form, of: instance) || reader.isAffirmed(.coversCloud, of: instance)
  }

  private func isGivenBack(_ rest: Rest, _ life: Life) -> Bool {
    rest.lane != lane(.city)
      && life.moved.contains { moved in
        flow.elements[moved].lane == rest.lane && flow.elements[moved].target == lane(.city)
          && (isElectronic(moved) ?? rest.isElectronic) != true
      }
  }

  /// Whether a copy that is not electronic leaves the party's hands.
  private func isPassedOn(_ rest: Rest, _ life: Life) -> Bool {
    life.moved.contains { moved in
      let from = flow.elements[moved].lane
      return (from == rest.lane || from == unstatedLane) && flow.elements[moved].target != rest.lane
        && (isElectronic(moved) ?? rest.isElectronic) != true
    }
  }

  /// What was made by or came to a party, and is neither kept, ended nor passed on as far as the proposal says.
  private mutating func addTraces(_ group: Int, _ lives: [String: Life]) {
    var left: [(lane: Int, names: [String])] = []
    func leave(_ name: String, _ lane: Int) {
      if let place = left.firstIndex(where: { $0.lane == lane }) {
        if !left[place].names.contains(name) { left[place].names.append(name) }
      } else {
        left.append((lane, [name]))
      }
    }
    for element in flow.groups[group].elements {
      let found = flow.elements[element]
      let lane: Int?
      switch found.kind {
      case .copy: lane = found.lane
      case .transfer: lane = leavesTrace(element) && found.target != self.lane(.city) ? found.target : nil
      default: lane = nil
      }
      guard let lane, needsEnd(lane) else { continue }
      for name in found.names.prefix(DataFlow.nameLimit) {
        guard let life = lives[name], !life.isAnonymous, found.kind == .copy || !life.isContained else { continue }
        let rest = Rest(name: name, lane: lane, isElectronic: isElectronic(element))
        let isKept = life.kept.contains {
          flow.elements[$0].lane == lane || flow.elements[$0].lane == unstatedLane || lane == unstatedLane
        }
        if !isKept, ends(of: rest, life).isEmpty, !isPassedOn(rest, life) { leave(name, lane) }
      }
    }
    for (lane, names) in left {
      let index = append(DataFlow.Element(kind: .trace, heading: "", lane: lane, names: names, details: []))
      flow.groups[group].elements.append(index)
    }
  }

  /// Looking at a screen or speaking on the telephone leaves nothing behind.
  private func leavesTrace(_ transfer: Int) -> Bool {
    guard let instance = flow.elements[transfer].instances.first else { return false }
    let forms = reader.options(.form, of: instance)
    return forms.isEmpty || forms.contains(where: leavingTrace.contains)
  }
}
