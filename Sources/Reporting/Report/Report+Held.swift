import SourceText

extension Report {
  /// What was checked and held: a line for each answered question, by topic.
  var heldLines: [String] {
    let held = questions.filter { $0.state == .answered }
    return topics.flatMap { topic in
      held.filter { $0.topic == topic.id }.map { question in
        "\(topic.name): \(question.title) (\(LocalizedText.entries(question.entryCount)[language]))"
      }
    }
  }
}
