/// The names of the built-in vocabulary (`Rules/vocabulary.yaml`) that the program itself goes by: everything else knows
/// fields only from the vocabulary. A test holds them against it, so that a field renamed there cannot silently drop out
/// of the picture or the report.
package enum KnownName {
  /// Records.
  package enum Record: String, Sendable, CaseIterable {
    case proposal, contractor, copy, deletion, item, mailing, media, schedule, storage, subcontracting, subcontractor
    case subject, system, task, transfer
  }

  /// Fields, of whichever record; ``Record/fields`` says of which.
  package enum FieldName: String, Sendable, CaseIterable {
    case access, allowed, approval, by, checks, conditions, container, contents, contractor, count, deletion,
      department, disposal
    case due, encryption, envelope, evidence, form, format, frequency, from, further, holder, hosting, identifying,
      items
    case kept, kind, kinds, ledger, lock, mailings, media, method, municipality, name, networks, owner, place, produces
    case provider, receipt, region, retention, schedule, source, standard, status, step, storage, subcontracting
    case subcontractors, subjects, system, systems, tasks, tier, title, to, transfers, trigger, until, use, what, when,
      within,
      work
    case `where`
    case carriedBy = "carried_by"
    case collectedBy = "collected_by"
    case coversCloud = "covers_cloud"
    case dataItems = "data_items"
    case mailClass = "mail_class"
    case misprints
    case operatedBy = "operated_by"
    case passwordChannel = "password_channel"
    case sourceRegister = "source_register"
    case undeliveredDisposal = "undelivered_disposal"
    case undeliveredTo = "undelivered_to"
    case verifiedBy = "verified_by"
  }

  /// Groups of the options of `record_form`.
  package enum FormGroup: String, Sendable, CaseIterable {
    case electronic
    case leavesTrace = "leaves_trace"
  }
}

extension KnownName.Record {
  /// The fields of the record that the program goes by.
  package var fields: [KnownName.FieldName] {
    switch self {
    case .proposal:
      [
        .format, .kind, .title, .municipality, .department, .schedule, .dataItems, .tasks, .contractor, .transfers,
        .mailings, .storage, .deletion, .systems, .media, .subcontracting,
      ]
    case .contractor: [.name, .status]
    case .copy: [.name, .kind, .form, .contents, .identifying, .holder]
    case .deletion:
      [.what, .by, .method, .form, .when, .due, .within, .trigger, .evidence, .verifiedBy, .coversCloud]
    case .item: [.name, .subjects, .source, .sourceRegister, .collectedBy, .form]
    case .mailing:
      [.what, .by, .mailClass, .envelope, .checks, .receipt, .misprints, .undeliveredTo, .undeliveredDisposal]
    case .media: [.use, .kinds, .owner, .encryption, .ledger, .kept, .lock, .disposal]
    case .schedule: []
    case .storage:
      [.what, .holder, .form, .where, .place, .system, .lock, .encryption, .access, .region, .until, .retention]
    case .subcontracting: [.allowed, .approval, .work, .conditions, .further, .subcontractors]
    case .subcontractor: [.name, .work, .items, .place, .tier]
    case .subject: [.count]
    case .system:
      [.name, .hosting, .operatedBy, .region, .provider, .standard, .tier, .networks, .encryption]
    case .task: [.step, .by, .produces]
    case .transfer:
      [
        .what, .from, .to, .form, .method, .container, .encryption, .passwordChannel, .carriedBy, .receipt, .frequency,
      ]
    }
  }
}

/// Options of a choice that the program goes by.
package protocol KnownOption: RawRepresentable<String>, CaseIterable, Sendable {
  /// The choice type that they belong to, by its name in the vocabulary.
  static var choice: String { get }
}

extension KnownName {
  package enum ContractorStatus: String, KnownOption {
    case chosen
    case notChosen = "not-chosen"
    package static let choice = "contractor_status"
  }

  package enum CopyKind: String, KnownOption {
    case statistics
    package static let choice = "copy_kind"
  }

  package enum DataSource: String, KnownOption {
    case person, register, contractor
    case thirdParty = "third-party"
    case otherAgency = "other-agency"
    package static let choice = "data_source"
  }

  package enum DisposalMethod: String, KnownOption {
    case givingBack = "return"
    package static let choice = "disposal_method"
  }

  package enum Encryption: String, KnownOption {
    case notEncrypted = "none"
    package static let choice = "encryption_kind"
  }

  package enum Form: String, KnownOption {
    case cloud
    package static let choice = "record_form"
  }

  package enum Hosting: String, KnownOption {
    case cloud
    case cloudOfGovernments = "lgwan-asp"
    case cityServer = "city-server"
    case contractorServer = "contractor-server"
    package static let choice = "hosting"
  }

  package enum MailClass: String, KnownOption {
    case email
    package static let choice = "mail_class"
  }

  package enum MediaPolicy: String, KnownOption {
    case banned
    package static let choice = "media_policy"
  }

  package enum Party: String, KnownOption {
    case person, city, carrier, contractor, subcontractor, other
    case otherAgency = "other-agency"
    case otherMunicipality = "other-municipality"
    case otherSection = "other-section"
    case cloudProvider = "cloud-provider"
    case furtherSubcontractor = "further-subcontractor"
    case maintenanceVendor = "maintenance-vendor"
    package static let choice = "party"
  }

  package enum ProposalKind: String, KnownOption {
    case outsourcing
    package static let choice = "proposal_kind"
  }
}

extension RecordType {
  /// The index of a field; nil where the record has none of this name, as in the vocabularies of tests.
  package func field(_ name: KnownName.FieldName) -> Int? { field(named: name.rawValue) }
}

extension Vocabulary {
  /// The index of the choice type that known options belong to.
  package func choice<Option: KnownOption>(of options: Option.Type) -> Int? { choice(named: options.choice) }
}
