/// The zones that can be named, in groups of one rule. Source: IANA time zone database 2025b, rules in force in 2026; zones with
/// rules of their own (Cairo, Santiago, Casablanca, …) are not among them.
enum TimeZoneTable {
    struct Group {
        /// Minutes east of UTC in winter.
        let minutes: Int
        let summerTime: SummerTime
        let names: [Substring]

        /// Reads `60 european Europe/Berlin Europe/Paris`; nil for anything else.
        init?(_ line: Substring) {
            let words = line.split(separator: " ")
            guard words.count > 2, let minutes = Int(words[0]), let summerTime = SummerTime(rawValue: String(words[1])) else { return nil }
            self.minutes = minutes
            self.summerTime = summerTime
            names = Array(words.dropFirst(2))
        }
    }

    static let groups: [Group] = text.split(separator: "\n").compactMap(Group.init)

    /// A line for each group, from west to east.
    static let text = """
        -660 none Pacific/Midway Pacific/Niue Pacific/Pago_Pago Pacific/Samoa
        -600 none Pacific/Honolulu Pacific/Johnston Pacific/Rarotonga Pacific/Tahiti
        -600 american America/Adak America/Atka
        -570 none Pacific/Marquesas
        -540 none Pacific/Gambier
        -540 american America/Anchorage America/Juneau America/Metlakatla America/Nome America/Sitka America/Yakutat
        -480 none Pacific/Pitcairn
        -480 american America/Ensenada America/Los_Angeles America/Santa_Isabel America/Tijuana America/Vancouver
        -420 none America/Creston America/Dawson America/Dawson_Creek America/Fort_Nelson America/Hermosillo America/Mazatlan \
        America/Phoenix America/Whitehorse
        -420 american America/Boise America/Cambridge_Bay America/Ciudad_Juarez America/Denver America/Edmonton America/Inuvik \
        America/Shiprock America/Yellowknife
        -360 none America/Bahia_Banderas America/Belize America/Chihuahua America/Costa_Rica America/El_Salvador \
        America/Guatemala America/Managua America/Merida America/Mexico_City America/Monterrey America/Regina \
        America/Swift_Current America/Tegucigalpa Pacific/Galapagos
        -360 american America/Chicago America/Indiana/Knox America/Indiana/Tell_City America/Knox_IN America/Matamoros \
        America/Menominee America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem \
        America/Ojinaga America/Rainy_River America/Rankin_Inlet America/Resolute America/Winnipeg
        -300 none America/Atikokan America/Bogota America/Cancun America/Cayman America/Coral_Harbour America/Eirunepe \
        America/Guayaquil America/Jamaica America/Lima America/Panama America/Porto_Acre America/Rio_Branco
        -300 american America/Detroit America/Fort_Wayne America/Grand_Turk America/Indiana/Indianapolis \
        America/Indiana/Marengo America/Indiana/Petersburg America/Indiana/Vevay America/Indiana/Vincennes \
        America/Indiana/Winamac America/Indianapolis America/Iqaluit America/Kentucky/Louisville America/Kentucky/Monticello \
        America/Louisville America/Montreal America/Nassau America/New_York America/Nipigon America/Pangnirtung \
        America/Port-au-Prince America/Thunder_Bay America/Toronto
        -240 none America/Anguilla America/Antigua America/Aruba America/Barbados America/Blanc-Sablon America/Boa_Vista \
        America/Campo_Grande America/Caracas America/Cuiaba America/Curacao America/Dominica America/Grenada \
        America/Guadeloupe America/Guyana America/Kralendijk America/La_Paz America/Lower_Princes America/Manaus \
        America/Marigot America/Martinique America/Montserrat America/Port_of_Spain America/Porto_Velho America/Puerto_Rico \
        America/Santo_Domingo America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas America/St_Vincent \
        America/Tortola America/Virgin
        -240 american America/Glace_Bay America/Goose_Bay America/Halifax America/Moncton America/Thule Atlantic/Bermuda
        -210 american America/St_Johns
        -180 none America/Araguaina America/Argentina/Buenos_Aires America/Argentina/Catamarca \
        America/Argentina/ComodRivadavia America/Argentina/Cordoba America/Argentina/Jujuy America/Argentina/La_Rioja \
        America/Argentina/Mendoza America/Argentina/Rio_Gallegos America/Argentina/Salta America/Argentina/San_Juan \
        America/Argentina/San_Luis America/Argentina/Tucuman America/Argentina/Ushuaia America/Asuncion America/Bahia \
        America/Belem America/Buenos_Aires America/Catamarca America/Cayenne America/Cordoba America/Coyhaique \
        America/Fortaleza America/Jujuy America/Maceio America/Mendoza America/Montevideo America/Paramaribo \
        America/Punta_Arenas America/Recife America/Rosario America/Santarem America/Sao_Paulo Antarctica/Palmer \
        Antarctica/Rothera Atlantic/Stanley
        -180 american America/Miquelon
        -120 none America/Noronha Atlantic/South_Georgia
        -120 european America/Godthab America/Nuuk America/Scoresbysund
        -60 none Atlantic/Cape_Verde
        -60 european Atlantic/Azores
        0 none UTC GMT Z Etc/UTC Etc/GMT Etc/UCT Etc/Zulu Etc/Universal Etc/Greenwich Africa/Abidjan Africa/Accra \
        Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry Africa/Dakar Africa/Freetown Africa/Lome Africa/Monrovia \
        Africa/Nouakchott Africa/Ouagadougou Africa/Sao_Tome Africa/Timbuktu America/Danmarkshavn Atlantic/Reykjavik \
        Atlantic/St_Helena
        0 european WET Atlantic/Canary Atlantic/Faeroe Atlantic/Faroe Atlantic/Madeira Europe/Belfast Europe/Dublin \
        Europe/Guernsey Europe/Isle_of_Man Europe/Jersey Europe/Lisbon Europe/London
        60 none Africa/Algiers Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos Africa/Libreville \
        Africa/Luanda Africa/Malabo Africa/Ndjamena Africa/Niamey Africa/Porto-Novo Africa/Tunis
        60 european CET MET Africa/Ceuta Arctic/Longyearbyen Atlantic/Jan_Mayen Europe/Amsterdam Europe/Andorra \
        Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Busingen Europe/Copenhagen \
        Europe/Gibraltar Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris \
        Europe/Podgorica Europe/Prague Europe/Rome Europe/San_Marino Europe/Sarajevo Europe/Skopje Europe/Stockholm \
        Europe/Tirane Europe/Vaduz Europe/Vatican Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich
        120 none Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Johannesburg Africa/Juba \
        Africa/Khartoum Africa/Kigali Africa/Lubumbashi Africa/Lusaka Africa/Maputo Africa/Maseru Africa/Mbabane \
        Africa/Tripoli Africa/Windhoek Europe/Kaliningrad
        120 european EET Asia/Famagusta Asia/Nicosia Europe/Athens Europe/Bucharest Europe/Helsinki Europe/Kiev Europe/Kyiv \
        Europe/Mariehamn Europe/Nicosia Europe/Riga Europe/Sofia Europe/Tallinn Europe/Uzhgorod Europe/Vilnius \
        Europe/Zaporozhye
        180 none Africa/Addis_Ababa Africa/Asmara Africa/Asmera Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala \
        Africa/Mogadishu Africa/Nairobi Antarctica/Syowa Asia/Aden Asia/Amman Asia/Baghdad Asia/Bahrain Asia/Damascus \
        Asia/Istanbul Asia/Kuwait Asia/Qatar Asia/Riyadh Europe/Istanbul Europe/Kirov Europe/Minsk Europe/Moscow \
        Europe/Simferopol Europe/Volgograd Indian/Antananarivo Indian/Comoro Indian/Mayotte
        210 none Asia/Tehran
        240 none Asia/Baku Asia/Dubai Asia/Muscat Asia/Tbilisi Asia/Yerevan Europe/Astrakhan Europe/Samara Europe/Saratov \
        Europe/Ulyanovsk Indian/Mahe Indian/Mauritius Indian/Reunion
        270 none Asia/Kabul
        300 none Antarctica/Mawson Antarctica/Vostok Asia/Almaty Asia/Aqtau Asia/Aqtobe Asia/Ashgabat Asia/Ashkhabad \
        Asia/Atyrau Asia/Dushanbe Asia/Karachi Asia/Oral Asia/Qostanay Asia/Qyzylorda Asia/Samarkand Asia/Tashkent \
        Asia/Yekaterinburg Indian/Kerguelen Indian/Maldives
        330 none Asia/Calcutta Asia/Colombo Asia/Kolkata
        345 none Asia/Kathmandu Asia/Katmandu
        360 none Asia/Bishkek Asia/Dacca Asia/Dhaka Asia/Kashgar Asia/Omsk Asia/Thimbu Asia/Thimphu Asia/Urumqi Indian/Chagos
        390 none Asia/Rangoon Asia/Yangon Indian/Cocos
        420 none Antarctica/Davis Asia/Bangkok Asia/Barnaul Asia/Ho_Chi_Minh Asia/Hovd Asia/Jakarta Asia/Krasnoyarsk \
        Asia/Novokuznetsk Asia/Novosibirsk Asia/Phnom_Penh Asia/Pontianak Asia/Saigon Asia/Tomsk Asia/Vientiane \
        Indian/Christmas
        480 none Antarctica/Casey Asia/Brunei Asia/Choibalsan Asia/Chongqing Asia/Chungking Asia/Harbin Asia/Hong_Kong \
        Asia/Irkutsk Asia/Kuala_Lumpur Asia/Kuching Asia/Macao Asia/Macau Asia/Makassar Asia/Manila Asia/Shanghai \
        Asia/Singapore Asia/Taipei Asia/Ujung_Pandang Asia/Ulaanbaatar Asia/Ulan_Bator Australia/Perth Australia/West
        525 none Australia/Eucla
        540 none Asia/Chita Asia/Dili Asia/Jayapura Asia/Khandyga Asia/Pyongyang Asia/Seoul Asia/Tokyo Asia/Yakutsk \
        Pacific/Palau
        570 none Australia/Darwin Australia/North
        570 australian Australia/Adelaide Australia/Broken_Hill Australia/South Australia/Yancowinna
        600 none Antarctica/DumontDUrville Asia/Ust-Nera Asia/Vladivostok Australia/Brisbane Australia/Lindeman \
        Australia/Queensland Pacific/Chuuk Pacific/Guam Pacific/Port_Moresby Pacific/Saipan Pacific/Truk Pacific/Yap
        600 australian Antarctica/Macquarie Australia/ACT Australia/Canberra Australia/Currie Australia/Hobart \
        Australia/Melbourne Australia/NSW Australia/Sydney Australia/Tasmania Australia/Victoria
        660 none Asia/Magadan Asia/Sakhalin Asia/Srednekolymsk Pacific/Bougainville Pacific/Efate Pacific/Guadalcanal \
        Pacific/Kosrae Pacific/Noumea Pacific/Pohnpei Pacific/Ponape
        660 australian Pacific/Norfolk
        720 none Asia/Anadyr Asia/Kamchatka Pacific/Fiji Pacific/Funafuti Pacific/Kwajalein Pacific/Majuro Pacific/Nauru \
        Pacific/Tarawa Pacific/Wake Pacific/Wallis
        720 newZealand Antarctica/McMurdo Antarctica/South_Pole Pacific/Auckland
        780 none Pacific/Apia Pacific/Enderbury Pacific/Fakaofo Pacific/Kanton Pacific/Tongatapu
        840 none Pacific/Kiritimati
        """
}
