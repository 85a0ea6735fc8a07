import SourceText

/// The words by which the function `vague` judges a text.
public struct Wording: Sendable, Hashable {
  /// Words that promise without saying how, such as 適切に.
  public private(set) var vague: [[UInt8]]
  /// Words that name a means, such as 施錠; one of them makes a text concrete.
  public private(set) var concrete: [[UInt8]]

  /// Lists of words. Empty words are left out, for they stand in every text.
  public init(vague: [String] = [], concrete: [String] = []) {
    self.vague = vague.map { Array($0.utf8) }.filter { !$0.isEmpty }
    self.concrete = concrete.map { Array($0.utf8) }.filter { !$0.isEmpty }
  }
}

extension Wording: Packable {
  /// Appends the words.
  public func pack(into packer: inout Packer) {
    vague.map { String(decoding: $0, as: UTF8.self) }.pack(into: &packer)
    concrete.map { String(decoding: $0, as: UTF8.self) }.pack(into: &packer)
  }

  /// Reads words.
  public init(unpacking unpacker: inout Unpacker) {
    let vague = [String](unpacking: &unpacker)
    self.init(vague: vague, concrete: [String](unpacking: &unpacker))
  }
}
