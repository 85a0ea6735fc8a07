/// The style sheet of the pages: colours that pass WCAG 2.2 AA in light and dark, one column on a phone, A4 in print.
enum PageStyle {
  /// Text that is the same on every page, so that its digest may stand in the pages' security policy.
  static let text: StaticString = """
    :root { color-scheme: light dark; --paper: #ffffff; --ink: #1d1f23; --quiet: #565b66; --line: #8a909c; --soft: #f3f4f7;
      --error: #a3160f; --error-soft: #fdeceb; --warning: #7a4b00; --warning-soft: #fdf3e0; --info: #1a5296;
      --info-soft: #e9f1fb; --ok: #1a6437; --ok-soft: #e7f5ec; --link: #1a4f9c; --focus: #b3420b; }
    @media (prefers-color-scheme: dark) { :root { --paper: #16181c; --ink: #eceef2; --quiet: #b3b9c5; --line: #7d8490;
      --soft: #22252b; --error: #ffb3ac; --error-soft: #40201e; --warning: #f7c777; --warning-soft: #38290f;
      --info: #a9cbff; --info-soft: #1a2b43; --ok: #8fdcab; --ok-soft: #173322; --link: #a9cbff; --focus: #ffb36b; } }
    @media print { :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --quiet: #444444; --line: #777777;
      --soft: #f3f4f7; --error: #a3160f; --error-soft: #ffffff; --warning: #7a4b00; --warning-soft: #ffffff;
      --info: #1a5296; --info-soft: #ffffff; --ok: #1a6437; --ok-soft: #ffffff; --link: #000000; } }
    * { box-sizing: border-box; }
    html { background: var(--paper); color: var(--ink); scroll-behavior: auto; -webkit-text-size-adjust: 100%; }
    body { margin: 0 auto; max-width: 62rem; padding: 1rem; line-height: 1.75;
      font-family: "Hiragino Sans", "Yu Gothic UI", "Yu Gothic", Meiryo, "Noto Sans CJK JP", "Noto Sans JP", sans-serif;
      overflow-wrap: anywhere; }
    h1 { font-size: 1.5rem; line-height: 1.4; margin: 0.2rem 0 0.6rem; }
    h2 { font-size: 1.25rem; line-height: 1.4; margin: 2.2rem 0 0.6rem; padding-bottom: 0.2rem; border-bottom: 2px solid var(--line); }
    h3 { font-size: 1rem; line-height: 1.5; margin: 0 0 0.3rem; }
    p { margin: 0.3rem 0; }
    a { color: var(--link); }
    a:focus-visible, summary:focus-visible, select:focus-visible, input:focus-visible, button:focus-visible, .scroll:focus-visible
      { outline: 3px solid var(--focus); outline-offset: 2px; }
    .skip { position: absolute; left: -999rem; }
    .skip:focus { position: static; }
    .kind, .quiet { color: var(--quiet); font-size: 0.9rem; }
    nav ol { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; }
    nav a { display: inline-block; min-height: 24px; }
    .result { border-left: 0.4rem solid var(--ok); background: var(--ok-soft); padding: 0.8rem 1rem; font-size: 1.1rem; }
    .result.error { border-color: var(--error); background: var(--error-soft); }
    .result.warning { border-color: var(--warning); background: var(--warning-soft); }
    .result.info { border-color: var(--info); background: var(--info-soft); }
    .tiles { display: flex; flex-wrap: wrap; gap: 0.6rem; margin: 0.8rem 0; padding: 0; list-style: none; }
    .tiles li { border: 1px solid var(--line); padding: 0.3rem 0.9rem; }
    .tiles strong { font-size: 1.3rem; }
    .sign { font-weight: bold; white-space: nowrap; }
    .sign.error { color: var(--error); } .sign.warning { color: var(--warning); } .sign.info { color: var(--info); }
    .sign.ok { color: var(--ok); } .sign.none { color: var(--quiet); }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 0.95rem; }
    caption { text-align: left; color: var(--quiet); padding: 0.2rem 0; }
    th, td { border: 1px solid var(--line); padding: 0.25rem 0.5rem; vertical-align: top; text-align: left; }
    thead th { background: var(--soft); white-space: nowrap; }
    td.number, th.number { text-align: right; white-space: nowrap; }
    td:not(.number) { min-width: 9rem; } tbody th { min-width: 10rem; } th .quiet { font-weight: normal; }
    dl.facts { display: grid; grid-template-columns: minmax(7rem, 14rem) 1fr; margin: 0.4rem 0; gap: 0.1rem 1rem; }
    dl.facts dt { color: var(--quiet); } dl.facts dd { margin: 0; }
    .card { border: 1px solid var(--line); border-left: 0.4rem solid var(--line); padding: 0.7rem 1rem; margin: 0.8rem 0; }
    .card.error { border-left-color: var(--error); } .card.warning { border-left-color: var(--warning); }
    .card.info { border-left-color: var(--info); } .card.ok { border-left-color: var(--ok); }
    .question { border-left: 0.25rem solid var(--line); padding: 0.1rem 0 0.1rem 0.8rem; margin: 0.7rem 0; }
    .question.error { border-left-color: var(--error); } .question.warning { border-left-color: var(--warning); }
    .question.info { border-left-color: var(--info); } .question.ok { border-left-color: var(--ok); }
    .question p { margin: 0.1rem 0; }
    .quote { background: var(--soft); padding: 0.2rem 0.6rem; margin: 0.3rem 0; font-size: 0.95rem; }
    .quote .line { color: var(--quiet); margin-right: 0.6rem; white-space: nowrap; }
    code { font-family: ui-monospace, "Noto Sans Mono CJK JP", "MS Gothic", monospace; font-size: 0.95em; }
    details { margin: 0.5rem 0; }
    summary { cursor: pointer; min-height: 24px; }
    .filters { display: flex; flex-wrap: wrap; gap: 0.5rem 1.2rem; align-items: center; background: var(--soft); padding: 0.5rem 0.8rem; }
    .filters label { min-height: 24px; }
    .filters select, .filters button { font: inherit; min-height: 28px; max-width: 100%; }
    figure { margin: 0; } figure + figure { margin-top: 1rem; } figure svg { max-width: none; height: auto; }
    footer { margin-top: 3rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.85rem; }
    .articles ol { padding-left: 1.6rem; }
    [hidden] { display: none; }
    @media (max-width: 36rem) { body { padding: 0.7rem; } dl.facts { grid-template-columns: 1fr; } dl.facts dd { margin: 0 0 0.4rem; }
      .card { padding: 0.5rem 0.7rem; } }
    @media print {
      @page { size: A4; margin: 15mm 14mm; }
      html { font-size: 8.5pt; } body { max-width: none; padding: 0; line-height: 1.5; }
      h1 { font-size: 1.8rem; } h2 { font-size: 1.4rem; } h3 { font-size: 1.1rem; }
      p { margin: 0.1rem 0; } .card { padding: 0.3rem 0.6rem; margin: 0.4rem 0; } .question { margin: 0.35rem 0; }
      th, td { padding: 0.1rem 0.4rem; } .quote { padding: 0 0.4rem; margin: 0.1rem 0; }
      nav, .filters, .skip { display: none; }
      h2 { break-after: avoid; margin-top: 1.4rem; } h3, summary { break-after: avoid; }
      .card, .question, tr, .result, .tiles, .quote { break-inside: avoid; }
      thead { display: table-header-group; }
      figure svg { max-width: 100%; max-height: 255mm; }
      .scroll { overflow: visible; }
      a { text-decoration: none; }
      details > summary { list-style: none; }
      details::details-content { content-visibility: visible; display: block; block-size: auto; }
    }
    """

  /// The digest of ``text`` with the style of the picture behind it, for the security policy.
  static let digest: StaticString = "sha256-SFJhnkH3f1NZ2UJTvr1UT/LY/q+e3mAr8puvgZjZWNc="
}
