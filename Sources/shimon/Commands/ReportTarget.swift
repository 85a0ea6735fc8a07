import SourceText

/// Where a report goes, and in which form.
struct ReportTarget {
  enum Form: String, CaseIterable {
    case page = ".html"
    case markdown = ".md"
    case word = ".docx"
    case table = ".csv"
    case picture = ".svg"
    case metafile = ".emf"
    case folder = "/"
  }

  let path: String
  let form: Form

  /// Whether only the picture is wanted.
  var isPicture: Bool { form == .picture || form == .metafile }

  init(_ arguments: Arguments) throws(UsageError) {
    if let picture = arguments.value("picture") {
      guard arguments.value("output") == nil else {
        throw UsageError(ja: "--output と --picture は一緒に使えません。", en: "--output and --picture do not go together.")
      }
      guard let form = [Form.picture, .metafile].first(where: { picture.hasSuffix($0.rawValue) }) else {
        throw UsageError(
          ja: "--picture のファイル名は .svg か .emf で終えてください。", en: "The file of --picture must end in .svg or .emf.")
      }
      (path, self.form) = (picture, form)
      return
    }
    guard let output = arguments.value("output"), !output.isEmpty else {
      throw UsageError(
        ja: "書き出す先を -o で指定してください（例: -o report.html）。", en: "Say where to write with -o, for instance -o report.html.")
    }
    path = output
    let forms: [Form] = [.page, .markdown, .word, .table]
    if let form = forms.first(where: { output.hasSuffix($0.rawValue) }) {
      self.form = form
    } else if System.isFolder(output) || output.hasSuffix("/") || !output.hasExtension {
      form = .folder
    } else {
      throw UsageError(
        ja: "-o のファイル名は .html、.md、.docx、.csv のどれかで終えるか、フォルダを指定してください。",
        en: "The file of -o must end in .html, .md, .docx or .csv, or be a folder.")
    }
  }
}

extension String {
  /// Whether the last part of a path has a dot within.
  fileprivate var hasExtension: Bool {
    let name = split(separator: "/").last ?? ""
    return name.dropFirst().contains(".")
  }
}
