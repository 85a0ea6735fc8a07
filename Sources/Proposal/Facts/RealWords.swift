/// Words of the language that lie one letter away from a word of `Rules/vocabulary.yaml`: whoever writes one of them may
/// well mean it. 「オフライン申請」 is no misspelt 「オンライン申請」, nor is `disable` a misspelt `disabled`.
///
/// Found by comparing the runs of letters in the vocabulary with lists of frequent words of both languages.
enum RealWords {
  /// Whether a run of letters is a word by itself.
  static func contains(_ run: String) -> Bool { all.contains(run.lowercased()) }

  private static let all = Set(
    (english + " " + katakana + " " + hiragana).split { $0 == " " || $0.isNewline }.map { String($0) })

  private static let english = """
    aiding alter amuse aster atone attacked banded banged banked bases basics basins beach beard bedding berth
    binding birch bitch black blacked bleach breath breech brock budding butch carer carries carver casts causes
    chance chanted charge charged cheated cheek cheeks chick chicks chock chuck chucked clams clans claps classes
    claws cloning coasts coats colts comers commend complexion conformation contends content contests contexts
    contracts contrast convection convent coping coulter court crass cremated crested curry cysts dairy daisy
    depletion derision devine devise doable drift eased emery employers enact esports eternal exiting expert experts
    extort farce farther filed fills films fined fines fired fires fives fixes flies fodder forge forte fullback
    hander handing hangover hearth heath holler horse horus identify internal kings lacked latent leading leaked
    leaking leaned leaning leaping leases leasing leavers libel licked linger loaves loner looked lookout losers
    lovers manger march marching meals meats melts memes messing mined miners mired mitch moans modes moles mores
    movers movies naked neuer newer nosed novice novices optimal organisation otter otters paces paint painted
    painter painting paints palace palaces paler palin panned panties panty parity parry parson parsons partly parts
    pasty patents patties patty payer peace personas photons pints piper plane planes planted plate plates poets
    point pointed pointer pointing points pores posts potts primacy producers products projected projection promises
    prone protested pubic puree purse quantify remove repay replay repost resent resort resorted resorts retort
    robes rolls rooster ropes roses rouge rouse router rubles rulers runes safely scaled score scores seabed seared
    seated selves series servers sever shedding shingle shores sighed sinned sleet slick slope soiled sores spilt
    spores stack stared stares starred startled starved stated states stats statues stink stock stokes stones
    storeys stories storms stoves strand strat stuck stuffing surrey sweet sweets tacked talking talks taming tanks
    taping taxing teams tiling tiring tithe token traced tracing trailing tricked tricking trucking tusks valves
    weakly whore widow wight wilder wiper wiser
    """

  private static let katakana = """
    インタフェース イントラネット インポーズ ウィルス ウェッブ ウェーブ エクスパート オフライン オンデマンド
    カケラ カシラ カプラ コールド サイバー サイレン サザン サテン サリン サロン サンバ サンバー サーカス
    サーブ シェル シェール スタンドアローン セクター セッター センサー センセー セーター ソルト ソート
    タレット チャック テリア テンプ デコード デスク デルタ ドリフト ドレス ネスト ノット バージン パット
    パント ファイナル ファウル ファール フィックス フォックス フラックス フリース フレックス プランター
    ボーン ポスト ポット ポテト ポルト マイク マスク マック メイル メタル メダル メリー メーター
    メートル メープル メーラー ライク ランク ラーク リアス リソース リゾート リック リバース リピート
    リブート リベート リポート リュート リユース リンク リンス リーク レーダー ログオン ロジック
    """

  private static let hiragana = "おくれ おのれ おぼれ とおる とける とまる とめる のこる のせる はじき はたき はっき はぶき はんき まとめ"
}
