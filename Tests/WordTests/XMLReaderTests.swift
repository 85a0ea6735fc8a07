import Testing

@testable import Word

struct XMLReaderTests {
  /// The events in a line: elements with their attributes, `/` for an end, texts in quotes.
  private func events(_ bytes: [UInt8]) throws(XMLError) -> String {
    var reader = try XMLReader(bytes)
    var result: [String] = []
    while true {
      switch try reader.next() {
      case .start(let element):
        let attributes = element.attributes.map { " \($0.namespace).\($0.name)=\($0.value)" }.joined()
        result.append("\(element.namespace).\(element.name)\(attributes)")
      case .end: result.append("/")
      case .text(let text): result.append("'\(text)'")
      case .finished: return result.joined(separator: " ")
      }
    }
  }

  private func events(_ text: String) throws(XMLError) -> String { try events(Array(text.utf8)) }

  private func failure(_ text: String) -> XMLError? {
    do throws(XMLError) {
      _ = try events(text)
      return nil
    } catch { return error }
  }

  @Test func elementsTextAndReferencesAreRead() throws {
    #expect(
      try events(
        "\u{FEFF}<?xml version='1.0' encoding='utf-8'?>\n<!-- - --><a b='1 &quot;' c = \"'\">第&#x31;条&amp;&#12354;<b/></a>\n"
      )
        == "none.a none.b=1 \" none.c=' '第1条&あ' none.b / /")
    #expect(try events("<a><![CDATA[<&]]]>\r\nx\ry</a>") == "none.a '<&]' '\nx\ny' /")
    #expect(try events("<a>全角　🗾</a >") == "none.a '全角　🗾' /")
  }

  @Test func prefixesMeanWhatTheyAreBoundTo() throws {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    #expect(
      try events("<x:p xmlns:x='\(word)' x:val='1' val='2'><q xmlns='\(strict)'/><q/></x:p>")
        == "word.p word.val=1 none.val=2 word.q / none.q / /")
    #expect(try events("<w:p xmlns:w='\(word)'><w:p xmlns:w='urn:x'/><w:p/></w:p>") == "word.p other.p / word.p / /")
    #expect(failure("<w:p/>") == .malformed)
    #expect(failure("<a b:c='1'/>") == .malformed)
    #expect(try events("<a xml:space='preserve'/>") == "none.a xml.space=preserve /")
  }

  @Test(arguments: [
    "<a></b>", "<a><b></a></b>", "<a/><b/>", "x<a/>", "<a/>x", "<a b=1/>", "<a b='1'c='2'/>", "<a b='1' b='2'/>",
    "<a b='<'/>", "<a>&nbsp;</a>", "<a>&amp</a>", "<a>& b</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#x110000;</a>",
    "<a>&#xFFFE;</a>", "<a>&#-1;</a>", "<a>&#+65;</a>", "<a>&#99999999999;</a>", "<1/>", "< a/>", "<a:b:c/>", "<:a/>",
    "<a: />", "<a / >", "<![CDATA[x]]><a/>", "<a xmlns:b=''/>", "<a b/>",
  ])
  func mistakesAreRefused(_ text: String) {
    #expect(failure(text) == .malformed)
  }

  @Test func documentTypesAreRefused() {
    #expect(failure("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>") == .documentType)
    #expect(failure("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>") == .documentType)
  }

  @Test func otherEncodingsAreRefused() {
    #expect(failure("<?xml version='1.0' encoding='Shift_JIS'?><a/>") == .encoding)
    let utf16: [UInt8] = [0xFF, 0xFE] + Array("<a/>".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] as [UInt8] }
    #expect(throws: XMLError.encoding) { try events(utf16) }
    #expect(throws: XMLError.encoding) { try events(Array(utf16.dropFirst(2))) }
    #expect(throws: XMLError.encoding) { try events(Array("<a>".utf8) + [0x82, 0xA0] + Array("</a>".utf8)) }
  }

  @Test func nestingAndAttributesAreBounded() throws {
    let deep = XMLReader.maximumDepth
    #expect(failure(String(repeating: "<a>", count: deep) + String(repeating: "</a>", count: deep)) == nil)
    #expect(failure(String(repeating: "<a>", count: 1_000_000)) == .tooComplex)
    let wide = (0...XMLReader.maximumAttributes).map { " a\($0)=''" }.joined()
    #expect(failure("<a\(wide)/>") == .tooComplex)
    let bound = (0..<200).map { " xmlns:a\($0)='u'" }.joined()
    #expect(failure("<a\(bound)><b\(bound)/></a>") == .tooComplex)
    #expect(failure("<a><b\(bound)/><b\(bound)/></a>") == nil)
  }

  @Test func everyCutIsNoticed() {
    let text = "<?xml version='1.0'?><!-- x --><a b='&lt;'>t&amp;<![CDATA[x]]><c d=\"1\"/></a>"
    for count in 0..<text.utf8.count { #expect(failure(String(text.prefix(count))) != nil) }
    #expect(failure(text) == nil)
  }

  @Test func damageNeverCrashes() {
    var numbers = NumberSequence(seed: 21)
    let text = Array("<a xmlns:w='u' b='&lt;'>第&#x31;条<![CDATA[x]]><w:c d=\"1\"/><!--y--></a>".utf8)
    var failures = 0
    for _ in 0..<4_000 {
      var bytes = text
      for _ in 0...numbers.next(below: 3) {
        let place = numbers.next(below: bytes.count)
        if numbers.next(below: 2) == 0 { bytes[place] = numbers.byte() } else { bytes.remove(at: place) }
      }
      do throws(XMLError) { _ = try events(bytes) } catch { failures += 1 }
    }
    #expect(failures > 2_000)
    #expect(failures < 4_000)
  }
}
