import Proposal
import SourceText

/// One element from one entry of the proposal.
extension FlowBuilder {
  func source(_ instance: Int) -> DataFlow.Element {
    let collector = lane(.collectedBy, of: instance)
    let place: Int? =
      switch reader.option(KnownName.DataSource.self, .source, of: instance) {
      case .person: lane(.person)
      case .register: lane(.city)
      case .otherAgency: lane(.otherAgency)
      case .contractor: lane(.contractor)
      case .thirdParty: lane(.other)
      case nil: nil
      }
    return DataFlow.Element(
      kind: .source, heading: reader.heading(.item), lane: place ?? collector,
      names: reader.names(.name, of: instance),
      details: [detail(.source, instance)] + stated([.sourceRegister, .collectedBy, .form], instance),
      instances: [instance])
  }

  /// A copy stands with who holds it or, where that is not stated, with who makes it.
  func copy(_ instance: Int, task: Int) -> DataFlow.Element {
    let holder = lane(.holder, of: instance)
    let maker = lane(.by, of: task)
    var details = stated([.step], task)
    if holder != unstatedLane, maker != holder { details += stated([.by], task) }
    details += [detail(.form, instance)] + stated([.contents, .identifying], instance)
    if holder == unstatedLane, reader.fact(.holder, of: instance).isUndecided {
      details.append(detail(.holder, instance))
    }
    return DataFlow.Element(
      kind: .copy, heading: reader.heading(.copy), lane: holder == unstatedLane ? maker : holder,
      names: reader.names(.name, of: instance), details: details, instances: [instance])
  }

  func transfer(_ instance: Int) -> DataFlow.Element {
    var details = [detail(.form, instance), detail(.method, instance)] + stated([.container], instance)
    let forms = reader.options(.form, of: instance)
    let asksEncryption = forms.contains(where: electronic.contains)
    details += asksEncryption ? [detail(.encryption, instance)] : stated([.encryption], instance)
    details += stated([.passwordChannel, .carriedBy, .receipt, .frequency], instance)
    return DataFlow.Element(
      kind: .transfer, heading: reader.heading(.transfer), lane: lane(.from, of: instance),
      target: lane(.to, of: instance), names: reader.names(.what, of: instance),
      details: details + otherParties([.from, .to], instance), instances: [instance])
  }

  /// What is sent to people goes to the person.
  func mailing(_ instance: Int) -> DataFlow.Element {
    DataFlow.Element(
      kind: .mailing, heading: reader.heading(.mailing), lane: lane(.by, of: instance), target: lane(.person),
      names: reader.names(.what, of: instance),
      details: [detail(.mailClass, instance)]
        + stated(
          [.envelope, .checks, .receipt, .misprints, .undeliveredTo, .undeliveredDisposal], instance)
        + otherParties([.by], instance), instances: [instance])
  }

  func storage(_ instance: Int) -> DataFlow.Element {
    let forms = reader.options(.form, of: instance)
    var details = [detail(.form, instance)]
    let places = stated([.where, .place, .system], instance)
    details += places.isEmpty ? [detail(.place, instance)] : places
    let isElectronic = !forms.isEmpty && forms.allSatisfy(electronic.contains)
    var locks = stated([.lock, .encryption], instance)
    if locks.isEmpty { locks = [detail(isElectronic ? .encryption : .lock, instance)] }
    for index in locks.indices { locks[index].isLock = true }
    details += locks + stated([.access, .region, .until, .retention], instance)
    return DataFlow.Element(
      kind: .storage, heading: reader.heading(.storage), lane: lane(.holder, of: instance),
      names: reader.names(.what, of: instance), details: details + otherParties([.holder], instance),
      protection: protection(instance), instances: [instance])
  }

  private func protection(_ instance: Int) -> DataFlow.Protection {
    let locks = reader.fact(.lock, of: instance)
    let encryption = reader.options(.encryption, of: instance).first
    let none = KnownName.Encryption.notEncrypted.rawValue
    if !locks.words.isEmpty || (encryption != nil && encryption != none) { return .locked }
    return locks.isStated || encryption == none ? .open : .unknown
  }

  /// Only giving back is an arrow; whatever else happens to a copy happens where it lies.
  func deletion(_ instance: Int) -> DataFlow.Element {
    let doer = lane(.by, of: instance)
    let isGivenBack =
      reader.statesOnly(KnownName.DisposalMethod.givingBack, .method, of: instance) && doer != lane(.city)
    var details = [detail(.method, instance)] + stated([.form], instance)
    let times = stated([.when, .due, .within, .trigger], instance)
    details += times.isEmpty ? [detail(.when, instance)] : times
    details += [detail(.evidence, instance)] + stated([.verifiedBy], instance)
    return DataFlow.Element(
      kind: isGivenBack ? .giveBack : .deletion, heading: reader.heading(.deletion), lane: doer,
      target: isGivenBack ? lane(.city) : nil, names: reader.names(.what, of: instance),
      details: details + otherParties([.by], instance), instances: [instance])
  }

  /// Systems stand with the cloud or with who runs them; what is said of media and subcontracting in no lane.
  mutating func addEquipment(of root: Int) {
    for instance in take(.systems, of: root) {
      let place: Int? =
        switch reader.option(KnownName.Hosting.self, .hosting, of: instance) {
        case .cloud, .cloudOfGovernments: lane(.cloudProvider)
        case .cityServer: lane(.city)
        case .contractorServer: lane(.contractor)
        case nil: nil
        }
      flow.equipment.append(
        append(
          DataFlow.Element(
            kind: .system, heading: reader.heading(.system), lane: place ?? lane(.operatedBy, of: instance),
            names: reader.fact(.name, of: instance).words,
            details: [detail(.hosting, instance), detail(.operatedBy, instance), detail(.region, instance)]
              + stated([.provider, .standard, .tier, .networks, .encryption], instance), instances: [instance])))
    }
    if let instance = reader.record(.media, of: root) {
      flow.equipment.append(
        append(
          DataFlow.Element(
            kind: .media, heading: reader.capitalized(reader.label(.media, of: root)), names: [],
            details: [detail(.use, instance)]
              + stated([.kinds, .owner, .encryption, .ledger, .kept, .lock, .disposal], instance),
            instances: [instance])))
    }
    guard let instance = reader.record(.subcontracting, of: root) else { return }
    flow.equipment.append(
      append(
        DataFlow.Element(
          kind: .subcontracting, heading: reader.capitalized(reader.label(.subcontracting, of: root)), names: [],
          details: [detail(.allowed, instance)] + stated([.approval, .work, .conditions, .further], instance),
          instances: [instance])))
    for other in take(.subcontractors, of: instance) {
      flow.equipment.append(
        append(
          DataFlow.Element(
            kind: .subcontractor, heading: reader.heading(.subcontractor), lane: lane(.subcontractor),
            names: reader.fact(.name, of: other).words,
            details: [detail(.work, other)] + stated([.items, .place, .tier], other), instances: [other])))
    }
  }

  // MARK: Details

  /// A fact, stated or not.
  func detail(_ field: KnownName.FieldName, _ instance: Int) -> DataFlow.Detail {
    let label = reader.label(field, of: instance)
    switch reader.fact(field, of: instance) {
    case .stated(let words):
      let text = words.isEmpty ? LocalizedText.nothing[reader.language] : words.joined(separator: reader.comma)
      return DataFlow.Detail(label: label, text: text, state: .stated)
    case .undecided: return DataFlow.Detail(label: label, text: "", state: .undecided)
    case .unstated: return DataFlow.Detail(label: label, text: "", state: .unstated)
    }
  }

  /// Of these facts those that are written.
  private func stated(_ fields: [KnownName.FieldName], _ instance: Int) -> [DataFlow.Detail] {
    fields.map { detail($0, instance) }.filter { $0.state != .unstated }
  }

  /// A party that the vocabulary has no word for is named; its lane only says that it is another.
  private func otherParties(_ fields: [KnownName.FieldName], _ instance: Int) -> [DataFlow.Detail] {
    fields.filter { field in
      lane(field, of: instance) == lane(.other) || reader.fact(field, of: instance).isUndecided
    }.map { detail($0, instance) }
  }
}
