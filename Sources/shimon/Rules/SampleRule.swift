import SourceText

/// A small rule that passes its own tests, for somebody to change into another.
struct SampleRule {
  let text: String

  init(_ language: Language) {
    func comment(_ ja: String, _ en: String) -> String {
      LocalizedText(ja: ja, en: en)[language].split(separator: "\n").map { "# \($0)\n" }.joined()
    }
    text =
      comment(
        "この規則は、そのままで試験に通る見本です。書き換えたら shimon rules test フォルダ で確かめてください。",
        "A sample that passes its tests as it is. After each change run: shimon rules test DIR")
        + """
        title: {ja: 渡した件数の確認, en: Counting what is handed over}

        """
      + comment(
        "書かれたことが要件に反するときの重さ: error（重大）、warning（要確認）、info（参考）",
        "The weight when what is written breaks it: error, warning or info")
        + """
        severity: warning

        """
      + comment(
        "一件ごとに判定する一覧。その一件を it と書く。提案書全体を一度だけ判定するなら、この行を消す。",
        "A list: one verdict for each entry, which is `it`. For one verdict on the whole proposal delete this line.")
        + """
        for: transfers

        """
      + comment(
        "どの場合に当てはまるか（CEL の条件）。いつでも当てはまるなら、この行を消す。\n項目と選択肢の名は shimon docs fields で調べられる。",
        "Where it applies, as a condition in CEL; delete the line if it always does.\n`shimon docs fields` has the names of fields and choices."
      )
        + """
        when: it.to == "contractor"

        """
      + comment(
        "満たすべきこと。書かれていない事実が決め手なら、その事実を名指しした「記載なし」の指摘になる。",
        "What must hold. Where a fact that is not written would decide, the finding names that fact.")
        + """
        require: it.count_check

        """
      + comment("審議会が尋ねること。{it.what} のように事実を引ける。", "What a board would ask. {it.what} quotes a fact.")
        + """
        question:
          ja: 「{it.what}」を渡すとき、件数を数えて確かめますか。
          en: Is the number of records counted when {it.what} is handed over?

        """
      + comment("確かめないと何が困るか。", "The harm.")
        + """
        why:
          ja: 数えなければ、途中でなくなっても誰も気付きません。
          en: Without a count nobody notices a loss on the way.

        """
      + comment("何を決めて書けばよいか。", "What to decide and write.")
        + """
        fix:
          ja: 渡す側と受け取る側がそれぞれ件数を数え、「数の確認」に「はい」と書いてください。
          en: Let both sides count, and set `count_check` to yes.

        """
      + comment(
        "根拠。審議会の質問なら asked_by に id を、法令や手引きなら law に箇所を書く（act は acts.yaml の名）。\nない場合は ground: reasoning とする。",
        "The source: asked_by with the id of a board's question, or law with a provision (`act` is a key of acts.yaml).\nA rule with neither says `ground: reasoning`."
      )
        + """
        law: [{act: ordinance}]

        """
      + comment(
        "例は試験として実行される。条件のどの部分にも、それだけで判定が変わる例が要る。\n判定: satisfied 適合、violated 問題あり、unstated 記載なし、not-applicable 対象外",
        "Examples are run as tests. Every part of the conditions needs one that it alone decides.\nVerdicts: satisfied, violated, unstated, not-applicable"
      )
        + """
        examples:
          - proposal: {transfers: [{what: 名簿, from: city, to: contractor}]}
            expect: unstated
          - proposal: {transfers: [{what: 名簿, from: city, to: contractor, count_check: no}]}
            expect: violated
          - proposal: {transfers: [{what: 名簿, from: city, to: contractor, count_check: yes}]}
            expect: satisfied
          - proposal: {transfers: [{what: 名簿, from: contractor, to: city, count_check: no}]}
            expect: not-applicable

        """
  }
}
