import Proposal
import SourceText

// The functions of shimon.wasm. Bytes go through its memory: a page allocates room, writes, calls and reads the answer
// from `output` before the next call. Counts below zero say that there is no answer.

/// Room for bytes; `shimon_free` gives it back.
@_expose(wasm, "allocate") @_cdecl("shimon_allocate")
public func allocate(_ count: Int32) -> UnsafeMutableRawPointer? {
  .allocate(byteCount: Int(max(count, 1)), alignment: 16)
}

/// Gives room back.
@_expose(wasm, "free") @_cdecl("shimon_free")
public func deallocate(_ place: UnsafeMutableRawPointer?) { place?.deallocate() }

/// A service, made once for a page. The text is the day, as in 2027-03-31; without one suppressions never expire.
@_expose(wasm, "open") @_cdecl("shimon_open")
public func open(_ day: UnsafePointer<UInt8>?, _ count: Int32) -> UnsafeMutableRawPointer {
  let today = CalendarDay(parsing: String(decoding: bytes(day, count), as: UTF8.self))
  return Unmanaged.passRetained(Service(today: today)).toOpaque()
}

/// Ends a service.
@_expose(wasm, "close") @_cdecl("shimon_close")
public func close(_ service: UnsafeMutableRawPointer) { Unmanaged<Service>.fromOpaque(service).release() }

/// Where the bytes of the last answer lie.
@_expose(wasm, "output") @_cdecl("shimon_output")
public func output(_ service: UnsafeMutableRawPointer) -> UnsafePointer<UInt8>? {
  at(service).output.bytes.withUnsafeBufferPointer { $0.baseAddress }
}

/// Findings, in the form that a number of ``Service/FindingsForm`` names. Gives the count of bytes.
@_expose(wasm, "lint") @_cdecl("shimon_lint")
public func lint(
  _ service: UnsafeMutableRawPointer, _ name: UnsafePointer<UInt8>?, _ nameCount: Int32,
  _ source: UnsafePointer<UInt8>?, _ sourceCount: Int32, _ english: Int32, _ form: Int32
) -> Int32 {
  guard let form = Service.FindingsForm(rawValue: form) else { return -1 }
  at(service).lint(input(name, nameCount, source, sourceCount, english), as: form)
  return Int32(at(service).output.count)
}

/// The report, in the form that a number of ``Service/ReportForm`` names. Gives the count of bytes.
@_expose(wasm, "report") @_cdecl("shimon_report")
public func report(
  _ service: UnsafeMutableRawPointer, _ name: UnsafePointer<UInt8>?, _ nameCount: Int32,
  _ source: UnsafePointer<UInt8>?, _ sourceCount: Int32, _ english: Int32, _ form: Int32
) -> Int32 {
  guard let form = Service.ReportForm(rawValue: form) else { return -1 }
  at(service).report(input(name, nameCount, source, sourceCount, english), as: form)
  return Int32(at(service).output.count)
}

/// Findings with what a page shows beside them, as JSON. Gives the count of bytes.
@_expose(wasm, "review") @_cdecl("shimon_review")
public func review(
  _ service: UnsafeMutableRawPointer, _ name: UnsafePointer<UInt8>?, _ nameCount: Int32,
  _ source: UnsafePointer<UInt8>?, _ sourceCount: Int32, _ english: Int32
) -> Int32 {
  at(service).review(input(name, nameCount, source, sourceCount, english))
  return Int32(at(service).output.count)
}

/// Expected questions and the picture, as JSON. Gives the count of bytes.
@_expose(wasm, "details") @_cdecl("shimon_details")
public func details(
  _ service: UnsafeMutableRawPointer, _ name: UnsafePointer<UInt8>?, _ nameCount: Int32,
  _ source: UnsafePointer<UInt8>?, _ sourceCount: Int32, _ english: Int32
) -> Int32 {
  at(service).details(input(name, nameCount, source, sourceCount, english))
  return Int32(at(service).output.count)
}

/// The form, as JSON. Gives the count of bytes.
@_expose(wasm, "form") @_cdecl("shimon_form")
public func form(
  _ service: UnsafeMutableRawPointer, _ name: UnsafePointer<UInt8>?, _ nameCount: Int32,
  _ source: UnsafePointer<UInt8>?, _ sourceCount: Int32, _ english: Int32
) -> Int32 {
  at(service).form(input(name, nameCount, source, sourceCount, english))
  return Int32(at(service).output.count)
}

/// The text after what a number of ``Service/FormAction`` names was done at a place, with words divided by zero bytes.
/// Gives the count of bytes; -1 where it cannot be done, and the output says why.
@_expose(wasm, "edit") @_cdecl("shimon_edit")
public func edit(
  _ service: UnsafeMutableRawPointer, _ path: UnsafePointer<UInt8>?, _ pathCount: Int32,
  _ source: UnsafePointer<UInt8>?, _ sourceCount: Int32, _ words: UnsafePointer<UInt8>?, _ wordCount: Int32,
  _ english: Int32, _ action: Int32
) -> Int32 {
  guard let action = Service.FormAction(rawValue: action) else { return -1 }
  let path = String(decoding: bytes(path, pathCount), as: UTF8.self)
  let input = input(nil, 0, source, sourceCount, english)
  guard at(service).edit(input, at: path, action, bytes(words, wordCount)) else { return -1 }
  return Int32(at(service).output.count)
}

/// Version, rules and law, as JSON. Gives the count of bytes.
@_expose(wasm, "about") @_cdecl("shimon_about")
public func about(_ service: UnsafeMutableRawPointer, _ english: Int32) -> Int32 {
  at(service).about(language(english))
  return Int32(at(service).output.count)
}

/// A new proposal of a kind. Gives the count of bytes; -1 where there is no such kind.
@_expose(wasm, "template") @_cdecl("shimon_template")
public func template(
  _ service: UnsafeMutableRawPointer, _ kind: UnsafePointer<UInt8>?, _ count: Int32, _ english: Int32
) -> Int32 {
  guard at(service).template(String(decoding: bytes(kind, count), as: UTF8.self), language(english)) else { return -1 }
  return Int32(at(service).output.count)
}

/// Takes policies and rules, as JSON. Gives 1 where they are sound; else 0, and messages in the output.
@_expose(wasm, "configure") @_cdecl("shimon_configure")
public func configure(
  _ service: UnsafeMutableRawPointer, _ settings: UnsafePointer<UInt8>?, _ count: Int32
) -> Int32 {
  at(service).configure(Array(bytes(settings, count))) ? 1 : 0
}

/// How many bytes the last answer has.
@_expose(wasm, "count") @_cdecl("shimon_count")
public func count(_ service: UnsafeMutableRawPointer) -> Int32 { Int32(at(service).output.count) }

/// The annex, in the form that a number of ``Service/AnnexForm`` names. Gives the count of bytes; -1 where the proposal
/// cannot be read.
@_expose(wasm, "annex") @_cdecl("shimon_annex")
public func annex(
  _ service: UnsafeMutableRawPointer, _ name: UnsafePointer<UInt8>?, _ nameCount: Int32,
  _ source: UnsafePointer<UInt8>?, _ sourceCount: Int32, _ english: Int32, _ form: Int32, _ onlyMissing: Int32
) -> Int32 {
  let input = input(name, nameCount, source, sourceCount, english)
  guard let form = Service.AnnexForm(rawValue: form),
    at(service).annex(input, as: form, onlyMissing: onlyMissing != 0)
  else { return -1 }
  return Int32(at(service).output.count)
}

private func at(_ service: UnsafeMutableRawPointer) -> Service {
  Unmanaged<Service>.fromOpaque(service).takeUnretainedValue()
}

private func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int32) -> UnsafeBufferPointer<UInt8> {
  UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(count))
}

private func input(
  _ name: UnsafePointer<UInt8>?, _ nameCount: Int32, _ source: UnsafePointer<UInt8>?, _ sourceCount: Int32,
  _ english: Int32
) -> Service.Input {
  Service.Input(
    file: SourceFile(
      name: String(decoding: bytes(name, nameCount), as: UTF8.self), bytes: Array(bytes(source, sourceCount))),
    language: language(english))
}

private func language(_ english: Int32) -> Language { english == 0 ? .japanese : .english }
