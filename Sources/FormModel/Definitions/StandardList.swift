/// Lists that every form can use without a file: countries, nationalities, languages, each with its German name.
///
/// Codes of ISO 3166-1 (two letters; `XK` for Kosovo) and ISO 639-1; names as the Unicode CLDR gives them, some shortened to the name
/// in daily use. Names may change, codes stay.
enum StandardList {
    case countries, nationalities, languages

    /// The entries in the order of the alphabet, with those of `first` before them.
    func options(first: [String]) -> [OptionDefinition] {
        let entries = self.entries
        let byCode = Dictionary(entries) { earlier, _ in earlier }
        let preferred = first.compactMap { code in byCode[code].map { (code, $0) } }
        let rest = entries.filter { !first.contains($0.0) }
        return (preferred + rest).map { code, name in
            OptionDefinition(value: code, label: name, hint: nil, when: nil, location: SourceLocation(file: "", line: 0, column: 0))
        }
    }

    /// Whether the list has an entry of this code.
    func contains(_ code: String) -> Bool { entries.contains { $0.0 == code } }

    private var entries: [(String, String)] {
        switch self {
        case .countries: Self.countryNames
        case .nationalities:
            Self.countryNames.filter { !Self.withoutNationality.contains($0.0) } + [("XXA", "staatenlos"), ("XXX", "ungeklärt")]
        case .languages: Self.languageNames
        }
    }

    /// Areas whose people have the nationality of another state.
    private static let withoutNationality: Set<String> = [
        "AI", "AQ", "AS", "AW", "AX", "BL", "BM", "BQ", "BV", "CC", "CW", "CX", "EH", "FK", "FO", "GF", "GG", "GI", "GL", "GP", "GS", "GU",
        "HK", "HM", "IM", "IO", "JE", "KY", "MF", "MO", "MP", "MQ", "MS", "NC", "NF", "PF", "PM", "PN", "PR", "RE", "SH", "SJ", "SX", "TC",
        "TF", "TK", "UM", "VG", "VI", "WF", "YT",
    ]

    private static func read(_ text: String) -> [(String, String)] {
        text.split(separator: ";").compactMap { entry in
            let parts = entry.split(separator: " ", maxSplits: 1)
            guard let code = parts.first, let name = parts.last, parts.count == 2 else { return nil }
            return (String(code), String(name))
        }
    }

    private static let countryNames = read(
        """
        AF Afghanistan; EG Ägypten; AX Ålandinseln; AL Albanien; DZ Algerien; AS Amerikanisch-Samoa; \
        VI Amerikanische Jungferninseln; UM Amerikanische Überseeinseln; AD Andorra; AO Angola; AI Anguilla; AQ Antarktis; \
        AG Antigua und Barbuda; GQ Äquatorialguinea; AR Argentinien; AM Armenien; AW Aruba; AZ Aserbaidschan; ET Äthiopien; \
        AU Australien; BS Bahamas; BH Bahrain; BD Bangladesch; BB Barbados; BY Belarus; BE Belgien; BZ Belize; BJ Benin; \
        BM Bermuda; BT Bhutan; BO Bolivien; BA Bosnien und Herzegowina; BW Botsuana; BV Bouvetinsel; BR Brasilien; \
        VG Britische Jungferninseln; IO Britisches Territorium im Indischen Ozean; BN Brunei; BG Bulgarien; BF Burkina Faso; \
        BI Burundi; CV Cabo Verde; CL Chile; CN China; CK Cookinseln; CR Costa Rica; CI Côte d’Ivoire; CW Curaçao; DK Dänemark; \
        DE Deutschland; DM Dominica; DO Dominikanische Republik; DJ Dschibuti; EC Ecuador; SV El Salvador; ER Eritrea; \
        EE Estland; SZ Eswatini; FK Falklandinseln; FO Färöer; FJ Fidschi; FI Finnland; FR Frankreich; GF Französisch-Guayana; \
        PF Französisch-Polynesien; TF Französische Süd- und Antarktisgebiete; GA Gabun; GM Gambia; GE Georgien; GH Ghana; \
        GI Gibraltar; GD Grenada; GR Griechenland; GL Grönland; GP Guadeloupe; GU Guam; GT Guatemala; GG Guernsey; GN Guinea; \
        GW Guinea-Bissau; GY Guyana; HT Haiti; HM Heard und McDonaldinseln; HN Honduras; HK Hongkong; IN Indien; ID Indonesien; \
        IQ Irak; IR Iran; IE Irland; IS Island; IM Isle of Man; IL Israel; IT Italien; JM Jamaika; JP Japan; YE Jemen; \
        JE Jersey; JO Jordanien; KY Kaimaninseln; KH Kambodscha; CM Kamerun; CA Kanada; BQ Karibische Niederlande; \
        KZ Kasachstan; QA Katar; KE Kenia; KG Kirgisistan; KI Kiribati; CC Kokosinseln; CO Kolumbien; KM Komoren; \
        CD Kongo, Demokratische Republik; CG Kongo, Republik; XK Kosovo; HR Kroatien; CU Kuba; KW Kuwait; LA Laos; LS Lesotho; \
        LV Lettland; LB Libanon; LR Liberia; LY Libyen; LI Liechtenstein; LT Litauen; LU Luxemburg; MO Macao; MG Madagaskar; \
        MW Malawi; MY Malaysia; MV Malediven; ML Mali; MT Malta; MA Marokko; MH Marshallinseln; MQ Martinique; MR Mauretanien; \
        MU Mauritius; YT Mayotte; MX Mexiko; FM Mikronesien; MD Moldau; MC Monaco; MN Mongolei; ME Montenegro; MS Montserrat; \
        MZ Mosambik; MM Myanmar; NA Namibia; NR Nauru; NP Nepal; NC Neukaledonien; NZ Neuseeland; NI Nicaragua; NL Niederlande; \
        NE Niger; NG Nigeria; NU Niue; KP Nordkorea; MP Nördliche Marianen; MK Nordmazedonien; NF Norfolkinsel; NO Norwegen; \
        OM Oman; AT Österreich; PK Pakistan; PS Palästina; PW Palau; PA Panama; PG Papua-Neuguinea; PY Paraguay; PE Peru; \
        PH Philippinen; PN Pitcairninseln; PL Polen; PT Portugal; PR Puerto Rico; RE Réunion; RW Ruanda; RO Rumänien; \
        RU Russland; SB Salomonen; ZM Sambia; WS Samoa; SM San Marino; ST São Tomé und Príncipe; SA Saudi-Arabien; SE Schweden; \
        CH Schweiz; SN Senegal; RS Serbien; SC Seychellen; SL Sierra Leone; ZW Simbabwe; SG Singapur; SX Sint Maarten; \
        SK Slowakei; SI Slowenien; SO Somalia; ES Spanien; SJ Spitzbergen und Jan Mayen; LK Sri Lanka; BL St. Barthélemy; \
        SH St. Helena; KN St. Kitts und Nevis; LC St. Lucia; MF St. Martin; PM St. Pierre und Miquelon; \
        VC St. Vincent und die Grenadinen; ZA Südafrika; SD Sudan; GS Südgeorgien und die Südlichen Sandwichinseln; \
        KR Südkorea; SS Südsudan; SR Suriname; SY Syrien; TJ Tadschikistan; TW Taiwan; TZ Tansania; TH Thailand; \
        TL Timor-Leste; TG Togo; TK Tokelau; TO Tonga; TT Trinidad und Tobago; TD Tschad; CZ Tschechien; TN Tunesien; \
        TR Türkei; TM Turkmenistan; TC Turks- und Caicosinseln; TV Tuvalu; UG Uganda; UA Ukraine; HU Ungarn; UY Uruguay; \
        UZ Usbekistan; VU Vanuatu; VA Vatikanstadt; VE Venezuela; AE Vereinigte Arabische Emirate; \
        US Vereinigte Staaten von Amerika; GB Vereinigtes Königreich; VN Vietnam; WF Wallis und Futuna; CX Weihnachtsinsel; \
        EH Westsahara; CF Zentralafrikanische Republik; CY Zypern
        """)

    private static let languageNames = read(
        """
        ab Abchasisch; aa Afar; af Afrikaans; ak Akan; sq Albanisch; am Amharisch; ar Arabisch; an Aragonesisch; hy Armenisch; \
        az Aserbaidschanisch; as Assamesisch; av Awarisch; ay Aymara; bm Bambara; ba Baschkirisch; eu Baskisch; \
        be Belarussisch; bn Bengalisch; my Birmanisch; bi Bislama; bs Bosnisch; br Bretonisch; bg Bulgarisch; ch Chamorro; \
        zh Chinesisch; cr Cree; da Dänisch; de Deutsch; dv Dhivehi; dz Dzongkha; en Englisch; eo Esperanto; et Estnisch; \
        ee Ewe; fo Färöisch; fj Fidschi; fi Finnisch; fr Französisch; ff Ful; gl Galicisch; gd Gälisch (Schottland); lg Ganda; \
        ka Georgisch; el Griechisch; kl Grönländisch; gn Guaraní; gu Gujarati; ht Haiti-Kreolisch; ha Haussa; he Hebräisch; \
        hz Herero; hi Hindi; ho Hiri-Motu; ig Igbo; id Indonesisch; ia Interlingua; iu Inuktitut; ik Inupiak; ga Irisch; \
        is Isländisch; it Italienisch; ja Japanisch; jv Javanisch; yi Jiddisch; kn Kannada; kr Kanuri; kk Kasachisch; \
        ks Kaschmiri; ca Katalanisch; km Khmer; ki Kikuyu; rw Kinyarwanda; ky Kirgisisch; kv Komi; kg Kongolesisch; \
        ko Koreanisch; kw Kornisch; co Korsisch; hr Kroatisch; ku Kurdisch; kj Kwanyama; lo Laotisch; la Latein; lv Lettisch; \
        li Limburgisch; ln Lingala; lt Litauisch; lu Luba-Katanga; lb Luxemburgisch; mg Malagasy; ms Malaiisch; ml Malayalam; \
        mt Maltesisch; gv Manx; mi Māori; mr Marathi; mh Marschallesisch; mk Mazedonisch; mn Mongolisch; na Nauruisch; \
        nv Navajo; ng Ndonga; ne Nepalesisch; nl Niederländisch; nd Nord-Ndebele; se Nordsamisch; no Norwegisch; \
        nb Norwegisch (Bokmål); nn Norwegisch (Nynorsk); ny Nyanja; oj Ojibwa; oc Okzitanisch; or Oriya; om Oromo; \
        os Ossetisch; ps Paschtu; fa Persisch; pl Polnisch; pt Portugiesisch; pa Punjabi; qu Quechua; rm Rätoromanisch; \
        ro Rumänisch; rn Rundi; ru Russisch; sm Samoanisch; sg Sango; sa Sanskrit; sc Sardisch; sv Schwedisch; sr Serbisch; \
        sn Shona; sd Sindhi; si Singhalesisch; sk Slowakisch; sl Slowenisch; so Somali; es Spanisch; sw Suaheli; \
        nr Süd-Ndebele; st Süd-Sotho; su Sundanesisch; ss Swazi; tg Tadschikisch; tl Tagalog; ty Tahitisch; ta Tamil; \
        tt Tatarisch; te Telugu; th Thailändisch; bo Tibetisch; ti Tigrinya; to Tongaisch; cs Tschechisch; ce Tschetschenisch; \
        cv Tschuwaschisch; ts Tsonga; tn Tswana; tr Türkisch; tk Turkmenisch; tw Twi; ug Uigurisch; uk Ukrainisch; \
        hu Ungarisch; ur Urdu; uz Usbekisch; ve Venda; vi Vietnamesisch; cy Walisisch; wa Wallonisch; fy Westfriesisch; \
        wo Wolof; xh Xhosa; ii Yi; yo Yoruba; za Zhuang; zu Zulu
        """)
}
