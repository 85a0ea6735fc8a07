import CEL
import Linting
import Proposal
import SourceText

/// Makes a ``DataFlow`` of the facts of a proposal.
struct FlowBuilder {
  /// Parties in the order of their lanes; others that the vocabulary has follow, then the one that is not stated.
  private static let laneOrder: [KnownName.Party] = [
    .person, .otherAgency, .otherMunicipality, .city, .otherSection, .carrier, .contractor, .cloudProvider,
    .subcontractor, .furtherSubcontractor, .maintenanceVendor, .other,
  ]

  let reader: FactReader
  var flow: DataFlow
  /// The lane of each party while building: all there could be.
  private let parties: [String]
  /// For each data set its group.
  private var groupOfName: [String: Int] = [:]
  /// The group of entries that do not say what they are about.
  private var unnamedGroup: Int?
  /// How many entries of the proposal are taken up.
  private var entryCount = 0
  let electronic: Set<String>
  let leavingTrace: Set<String>

  init(_ reader: FactReader) {
    self.reader = reader
    flow = DataFlow(language: reader.language)
    var parties = FlowBuilder.laneOrder.map { $0.rawValue }
    if let index = reader.vocabulary.choice(of: KnownName.Party.self) {
      let options = reader.vocabulary.choices[index].options.map { $0.name }
      parties = parties.filter(options.contains) + options.filter { !parties.contains($0) }
    }
    self.parties = parties
    electronic = reader.group(.electronic)
    leavingTrace = reader.group(.leavesTrace)
  }

  /// The lane of parties that are not stated.
  var unstatedLane: Int { parties.count }

  /// The lane of a party.
  func lane(_ party: KnownName.Party) -> Int { parties.firstIndex(of: party.rawValue) ?? unstatedLane }

  /// The lane of the party that a field states.
  func lane(_ field: KnownName.FieldName, of instance: Int) -> Int {
    reader.options(field, of: instance).first.flatMap(parties.firstIndex) ?? unstatedLane
  }

  /// The party of a lane while building.
  func party(_ lane: Int) -> String? { parties.indices.contains(lane) ? parties[lane] : nil }

  mutating func build(_ findings: [Finding], _ proposal: LintedProposal) {
    let root = 0
    flow.subject = reader.title
    addSources(of: root)
    addCopies(of: root)
    for instance in take(.transfers, of: root) { add(transfer(instance)) }
    for instance in take(.mailings, of: root) { add(mailing(instance)) }
    for instance in take(.storage, of: root) { add(storage(instance)) }
    for instance in take(.deletion, of: root) { add(deletion(instance)) }
    closeLives()
    flow.groups.removeAll { $0.elements.isEmpty }
    nameGroups()
    addEquipment(of: root)
    guard !flow.isEmpty else {
      flow.otherFindings = findings.count
      return
    }
    layLanes(root)
    mark(findings, proposal)
  }

  // MARK: Elements and groups

  /// The entries of a list, as far as there is room in the picture.
  mutating func take(_ field: KnownName.FieldName, of instance: Int) -> [Int] {
    let entries = reader.entries(field, of: instance)
    let taken = entries.prefix(DataFlow.entryLimit - entryCount)
    entryCount += taken.count
    flow.omittedEntries += entries.count - taken.count
    return Array(taken)
  }

  mutating func append(_ element: DataFlow.Element) -> Int {
    var element = element
    element.paths = element.instances.map { reader.facts.path(ofInstance: $0, reader.plan) }
    flow.elements.append(element)
    return flow.elements.count - 1
  }

  /// Adds an element to the group of the first data set it names.
  mutating func add(_ element: DataFlow.Element) {
    let group = group(of: element.names)
    let index = append(element)
    flow.groups[group].elements.append(index)
  }

  /// Items from the same source, register and collector stand together.
  private mutating func addSources(of root: Int) {
    var places: [[String]: Int] = [:]
    for instance in take(.dataItems, of: root) {
      let fields: [KnownName.FieldName] = [.source, .sourceRegister, .collectedBy, .form]
      let key = fields.map { field in
        let fact = reader.fact(field, of: instance)
        return fact.isStated ? fact.words.joined(separator: "\u{1}") : "\u{2}"
      }
      let names = reader.names(.name, of: instance)
      if let place = places[key] {
        let element = flow.sources[place]
        flow.elements[element].names += names.filter { groupOfName[$0] == nil }
        flow.elements[element].instances.append(instance)
        flow.elements[element].paths.append(reader.facts.path(ofInstance: instance, reader.plan))
        for name in names where groupOfName[name] == nil { groupOfName[name] = place }
        continue
      }
      let place = flow.sources.count
      places[key] = place
      flow.sources.append(append(source(instance)))
      flow.groups.append(DataFlow.Group(names: [], isDeclared: true, elements: []))
      for name in names where groupOfName[name] == nil { groupOfName[name] = place }
    }
  }

  private mutating func addCopies(of root: Int) {
    for task in reader.entries(.tasks, of: root) {
      for instance in take(.produces, of: task) {
        let element = copy(instance, task: task)
        for name in element.names where groupOfName[name] == nil { startGroup(name, isDeclared: true) }
        add(element)
      }
    }
  }

  private mutating func startGroup(_ name: String, isDeclared: Bool) {
    groupOfName[name] = flow.groups.count
    flow.groups.append(DataFlow.Group(names: [], isDeclared: isDeclared, elements: []))
  }

  private mutating func group(of names: [String]) -> Int {
    if let first = names.first {
      if let group = groupOfName[first] { return group }
      startGroup(first, isDeclared: false)
      return flow.groups.count - 1
    }
    if let unnamedGroup { return unnamedGroup }
    flow.groups.append(DataFlow.Group(names: [], isDeclared: true, elements: []))
    unnamedGroup = flow.groups.count - 1
    return flow.groups.count - 1
  }

  /// A group is called by all that its entries name.
  private mutating func nameGroups() {
    for index in flow.groups.indices {
      var seen: Set<String> = []
      var names: [String] = []
      for element in flow.groups[index].elements {
        for name in flow.elements[element].names where seen.insert(name).inserted { names.append(name) }
      }
      flow.groups[index].names = names
    }
  }

  // MARK: Lanes

  /// Keeps the lanes that occur, names them, and points the elements at them.
  private mutating func layLanes(_ root: Int) {
    var isUsed = [Bool](repeating: false, count: parties.count + 1)
    for element in flow.elements {
      if let lane = element.lane { isUsed[lane] = true }
      if let lane = element.target { isUsed[lane] = true }
    }
    if isUsed.allSatisfy({ !$0 }) { isUsed[lane(.city)] = true }
    var places = [Int](repeating: 0, count: isUsed.count)
    for lane in isUsed.indices where isUsed[lane] {
      places[lane] = flow.lanes.count
      let party = party(lane)
      flow.lanes.append(
        DataFlow.Lane(party: party, name: laneName(party), notes: party.map { notes(of: $0, root) } ?? []))
    }
    for index in flow.elements.indices {
      flow.elements[index].lane = flow.elements[index].lane.map { places[$0] }
      flow.elements[index].target = flow.elements[index].target.map { places[$0] }
    }
  }

  private func laneName(_ party: String?) -> String {
    guard let party else { return LocalizedText.unstatedParty[reader.language] }
    guard let index = reader.vocabulary.choice(of: KnownName.Party.self) else { return party }
    let option = reader.vocabulary.choices[index].options.first { $0.name == party }
    return reader.capitalized(option?.label.naming(reader.body)[reader.language] ?? party)
  }

  /// Who the party is, as far as the proposal says.
  private func notes(of party: String, _ root: Int) -> [String] {
    switch KnownName.Party(rawValue: party) {
    case .city: reader.fact(.municipality, of: root).words + reader.fact(.department, of: root).words
    case .contractor:
      reader.record(.contractor, of: root).map {
        let name = reader.fact(.name, of: $0).words
        return name.isEmpty ? reader.fact(.status, of: $0).words : name
      } ?? []
    case .subcontractor:
      reader.record(.subcontracting, of: root).map { record in
        reader.entries(.subcontractors, of: record).prefix(3).flatMap { reader.fact(.name, of: $0).words }
      } ?? []
    default: []
    }
  }
}

/// Marks the elements that findings are about.
extension FlowBuilder {
  mutating func mark(_ findings: [Finding], _ proposal: LintedProposal) {
    var elements: [Int: Int] = [:]
    var instancesByPath: [String: Int] = [:]
    for (index, element) in flow.elements.enumerated() {
      for instance in element.instances { elements[instance] = index }
      for (path, instance) in zip(element.paths, element.instances) { instancesByPath[path] = instance }
    }
    let contractor = reader.record(.contractor, of: 0)
    instancesByPath[KnownName.FieldName.contractor.rawValue] = contractor
    let contractorLane = flow.lanes.firstIndex { $0.party == KnownName.Party.contractor.rawValue }
    flow.findingTitles = findings.map { proposal.ruleSet.rules[$0.rule].title[flow.language] }
    for (index, finding) in findings.enumerated() {
      var seen: Set<Int> = []
      for instance in instances(of: finding, instancesByPath) {
        for outer in owners(of: instance) {
          if let element = elements[outer] {
            if seen.insert(element).inserted { flow.elements[element].mark.add(index, finding.severity) }
            break
          }
          if let contractorLane, outer == contractor {
            if seen.insert(-1).inserted { flow.lanes[contractorLane].mark.add(index, finding.severity) }
            break
          }
        }
      }
      if seen.isEmpty { flow.otherFindings += 1 }
    }
  }

  /// The records that a finding is about: the entry judged or, for the whole proposal, those that decided.
  private func instances(of finding: Finding, _ instancesByPath: [String: Int]) -> [Int] {
    if finding.it.kind == .record, let entry = reader.facts.instance(at: finding.it.cell) { return [entry] }
    let missing = finding.missing.compactMap { reader.facts.instance(of: $0.cell) }
    if !missing.isEmpty { return missing }
    var path = finding.path[...]
    while !path.isEmpty {
      if let instance = instancesByPath[String(path)] { return [instance] }
      guard let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { break }
      path = path[..<end]
    }
    return []
  }

  /// A record and those around it, from within.
  private func owners(of instance: Int) -> [Int] {
    var owners = [instance]
    var owner = reader.facts.instances[instance].owner
    while owner >= 0, let outer = reader.facts.instance(of: Int(owner)) {
      owners.append(outer)
      owner = reader.facts.instances[outer].owner
    }
    return owners
  }
}

extension DataFlow.Mark {
  /// Adds a finding; the first stays one of the worst.
  mutating func add(_ finding: Int, _ severity: Severity) {
    if let worst, worst >= severity {
      findings.append(finding)
    } else {
      findings.insert(finding, at: 0)
      worst = severity
    }
  }
}
