import Reporting
import SourceText

/// One format on its way to standard output or a file.
struct OutputStream: Sendable {
  /// Bytes are gathered up to so many before they are written.
  private static let chunk = 1 << 16
  /// What has so many bytes is not worth gathering.
  private static let large = 1 << 14

  /// The format.
  let format: AnyFormat
  /// The file's name; nil for standard output.
  let path: String?
  /// The error number of what failed.
  private(set) var failure: Int32?
  private var file: OutputFile?
  private var tail: DeferredOutput
  private var pending = OutputBuffer()
  private var bodies = 0

  /// Opens the output. Where that fails it says so in `failure` and takes nothing.
  init(_ format: AnyFormat, path: String?) {
    self.format = format
    self.path = path
    tail = format.tail
    if let path {
      do throws(System.WriteError) {
        file = try OutputFile(path)
      } catch {
        failure = error.number
      }
    }
    format.begin(&pending)
  }

  /// Takes what the format made of the next file.
  mutating func take(_ fragment: FileOutput) {
    guard failure == nil else { return }
    if !fragment.body.isEmpty {
      format.introduce(bodies, &pending)
      bodies += 1
      if pending.isEmpty, fragment.body.count >= OutputStream.large {
        write(fragment.body)
      } else {
        pending.append(bytes: fragment.body.bytes)
      }
    }
    if let more = fragment.tail { tail.join(more) }
    if pending.count >= OutputStream.chunk { flush() }
  }

  /// Writes what stands behind the last file, and puts a file in its place. Gives what people should know of it.
  mutating func finish(_ summary: Summary) -> LocalizedText? {
    guard failure == nil else { return nil }
    format.end(tail, summary, &pending)
    flush()
    if failure == nil, let file { failure = file.close() }
    file = nil
    return format.remark(tail)
  }

  private mutating func flush() {
    write(pending)
    pending.removeAll()
  }

  private mutating func write(_ buffer: OutputBuffer) {
    failure = file.map { $0.write(buffer.bytes) } ?? System.write(buffer.bytes, to: 1)
    if failure != nil {
      file?.abandon()
      file = nil
    }
  }
}

/// A line on the terminal that counts files, once a run has taken a second.
struct Progress {
  private let total: Int
  private let start = System.seconds()
  private var last: Double
  private var isShown = false

  init(total: Int) {
    self.total = total
    last = start
  }

  mutating func show(_ done: Int) {
    let now = System.seconds()
    guard now - start > 1, now - last > 0.1 else { return }
    last = now
    isShown = true
    _ = System.write(Array("\r\(done)/\(total)".utf8), to: 2)
  }

  mutating func clear() {
    if isShown { _ = System.write(Array("\r\u{1B}[K".utf8), to: 2) }
    isShown = false
  }
}
