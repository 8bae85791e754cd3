/// The zones that can be named, in groups of one rule. Source: IANA time zone database 2025b, rules in force in 2026; zones with
/// rules of their own (Cairo, Santiago, Casablanca, …) are not among them.
enum TimeZoneTable {
    struct Group {
        /// Minutes east of UTC in winter.
        let minutes: Int
        let summerTime: SummerTime
        /// Names with blanks between them.
        let names: String
    }

    static let groups: [Group] = west + east

    private static let west: [Group] = [
        Group(
            minutes: -660, summerTime: .none,
            names: """
                Pacific/Midway Pacific/Niue Pacific/Pago_Pago Pacific/Samoa
                """),
        Group(
            minutes: -600, summerTime: .none,
            names: """
                Pacific/Honolulu Pacific/Johnston Pacific/Rarotonga Pacific/Tahiti
                """),
        Group(
            minutes: -600, summerTime: .american,
            names: """
                America/Adak America/Atka
                """),
        Group(
            minutes: -570, summerTime: .none,
            names: """
                Pacific/Marquesas
                """),
        Group(
            minutes: -540, summerTime: .none,
            names: """
                Pacific/Gambier
                """),
        Group(
            minutes: -540, summerTime: .american,
            names: """
                America/Anchorage America/Juneau America/Metlakatla America/Nome America/Sitka America/Yakutat
                """),
        Group(
            minutes: -480, summerTime: .none,
            names: """
                Pacific/Pitcairn
                """),
        Group(
            minutes: -480, summerTime: .american,
            names: """
                America/Ensenada America/Los_Angeles America/Santa_Isabel America/Tijuana America/Vancouver
                """),
        Group(
            minutes: -420, summerTime: .none,
            names: """
                America/Creston America/Dawson America/Dawson_Creek America/Fort_Nelson America/Hermosillo America/Mazatlan \
                America/Phoenix America/Whitehorse
                """),
        Group(
            minutes: -420, summerTime: .american,
            names: """
                America/Boise America/Cambridge_Bay America/Ciudad_Juarez America/Denver America/Edmonton America/Inuvik \
                America/Shiprock America/Yellowknife
                """),
        Group(
            minutes: -360, summerTime: .none,
            names: """
                America/Bahia_Banderas America/Belize America/Chihuahua America/Costa_Rica America/El_Salvador America/Guatemala \
                America/Managua America/Merida America/Mexico_City America/Monterrey America/Regina America/Swift_Current \
                America/Tegucigalpa Pacific/Galapagos
                """),
        Group(
            minutes: -360, summerTime: .american,
            names: """
                America/Chicago America/Indiana/Knox America/Indiana/Tell_City America/Knox_IN America/Matamoros America/Menominee \
                America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem America/Ojinaga \
                America/Rainy_River America/Rankin_Inlet America/Resolute America/Winnipeg
                """),
        Group(
            minutes: -300, summerTime: .none,
            names: """
                America/Atikokan America/Bogota America/Cancun America/Cayman America/Coral_Harbour America/Eirunepe America/Guayaquil \
                America/Jamaica America/Lima America/Panama America/Porto_Acre America/Rio_Branco
                """),
        Group(
            minutes: -300, summerTime: .american,
            names: """
                America/Detroit America/Fort_Wayne America/Grand_Turk America/Indiana/Indianapolis America/Indiana/Marengo \
                America/Indiana/Petersburg America/Indiana/Vevay America/Indiana/Vincennes America/Indiana/Winamac \
                America/Indianapolis America/Iqaluit America/Kentucky/Louisville America/Kentucky/Monticello America/Louisville \
                America/Montreal America/Nassau America/New_York America/Nipigon America/Pangnirtung America/Port-au-Prince \
                America/Thunder_Bay America/Toronto
                """),
        Group(
            minutes: -240, summerTime: .none,
            names: """
                America/Anguilla America/Antigua America/Aruba America/Barbados America/Blanc-Sablon America/Boa_Vista \
                America/Campo_Grande America/Caracas America/Cuiaba America/Curacao America/Dominica America/Grenada \
                America/Guadeloupe America/Guyana America/Kralendijk America/La_Paz America/Lower_Princes America/Manaus \
                America/Marigot America/Martinique America/Montserrat America/Port_of_Spain America/Porto_Velho America/Puerto_Rico \
                America/Santo_Domingo America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas America/St_Vincent \
                America/Tortola America/Virgin
                """),
        Group(
            minutes: -240, summerTime: .american,
            names: """
                America/Glace_Bay America/Goose_Bay America/Halifax America/Moncton America/Thule Atlantic/Bermuda
                """),
        Group(
            minutes: -210, summerTime: .american,
            names: """
                America/St_Johns
                """),
        Group(
            minutes: -180, summerTime: .none,
            names: """
                America/Araguaina America/Argentina/Buenos_Aires America/Argentina/Catamarca America/Argentina/ComodRivadavia \
                America/Argentina/Cordoba America/Argentina/Jujuy America/Argentina/La_Rioja America/Argentina/Mendoza \
                America/Argentina/Rio_Gallegos America/Argentina/Salta America/Argentina/San_Juan America/Argentina/San_Luis \
                America/Argentina/Tucuman America/Argentina/Ushuaia America/Asuncion America/Bahia America/Belem America/Buenos_Aires \
                America/Catamarca America/Cayenne America/Cordoba America/Coyhaique America/Fortaleza America/Jujuy America/Maceio \
                America/Mendoza America/Montevideo America/Paramaribo America/Punta_Arenas America/Recife America/Rosario \
                America/Santarem America/Sao_Paulo Antarctica/Palmer Antarctica/Rothera Atlantic/Stanley
                """),
        Group(
            minutes: -180, summerTime: .american,
            names: """
                America/Miquelon
                """),
        Group(
            minutes: -120, summerTime: .none,
            names: """
                America/Noronha Atlantic/South_Georgia
                """),
        Group(
            minutes: -120, summerTime: .european,
            names: """
                America/Godthab America/Nuuk America/Scoresbysund
                """),
        Group(
            minutes: -60, summerTime: .none,
            names: """
                Atlantic/Cape_Verde
                """),
        Group(
            minutes: -60, summerTime: .european,
            names: """
                Atlantic/Azores
                """),
    ]

    private static let east: [Group] = [
        Group(
            minutes: 0, summerTime: .none,
            names: """
                UTC GMT Z Etc/UTC Etc/GMT Etc/UCT Etc/Zulu Etc/Universal Etc/Greenwich Africa/Abidjan Africa/Accra Africa/Bamako \
                Africa/Banjul Africa/Bissau Africa/Conakry Africa/Dakar Africa/Freetown Africa/Lome Africa/Monrovia Africa/Nouakchott \
                Africa/Ouagadougou Africa/Sao_Tome Africa/Timbuktu America/Danmarkshavn Atlantic/Reykjavik Atlantic/St_Helena
                """),
        Group(
            minutes: 0, summerTime: .european,
            names: """
                WET Atlantic/Canary Atlantic/Faeroe Atlantic/Faroe Atlantic/Madeira Europe/Belfast Europe/Dublin Europe/Guernsey \
                Europe/Isle_of_Man Europe/Jersey Europe/Lisbon Europe/London
                """),
        Group(
            minutes: 60, summerTime: .none,
            names: """
                Africa/Algiers Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos Africa/Libreville \
                Africa/Luanda Africa/Malabo Africa/Ndjamena Africa/Niamey Africa/Porto-Novo Africa/Tunis
                """),
        Group(
            minutes: 60, summerTime: .european,
            names: """
                CET MET Africa/Ceuta Arctic/Longyearbyen Atlantic/Jan_Mayen Europe/Amsterdam Europe/Andorra Europe/Belgrade \
                Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Busingen Europe/Copenhagen Europe/Gibraltar \
                Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris Europe/Podgorica \
                Europe/Prague Europe/Rome Europe/San_Marino Europe/Sarajevo Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz \
                Europe/Vatican Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich
                """),
        Group(
            minutes: 120, summerTime: .none,
            names: """
                Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Johannesburg Africa/Juba Africa/Khartoum \
                Africa/Kigali Africa/Lubumbashi Africa/Lusaka Africa/Maputo Africa/Maseru Africa/Mbabane Africa/Tripoli \
                Africa/Windhoek Europe/Kaliningrad
                """),
        Group(
            minutes: 120, summerTime: .european,
            names: """
                EET Asia/Famagusta Asia/Nicosia Europe/Athens Europe/Bucharest Europe/Helsinki Europe/Kiev Europe/Kyiv \
                Europe/Mariehamn Europe/Nicosia Europe/Riga Europe/Sofia Europe/Tallinn Europe/Uzhgorod Europe/Vilnius \
                Europe/Zaporozhye
                """),
        Group(
            minutes: 180, summerTime: .none,
            names: """
                Africa/Addis_Ababa Africa/Asmara Africa/Asmera Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala Africa/Mogadishu \
                Africa/Nairobi Antarctica/Syowa Asia/Aden Asia/Amman Asia/Baghdad Asia/Bahrain Asia/Damascus Asia/Istanbul Asia/Kuwait \
                Asia/Qatar Asia/Riyadh Europe/Istanbul Europe/Kirov Europe/Minsk Europe/Moscow Europe/Simferopol Europe/Volgograd \
                Indian/Antananarivo Indian/Comoro Indian/Mayotte
                """),
        Group(
            minutes: 210, summerTime: .none,
            names: """
                Asia/Tehran
                """),
        Group(
            minutes: 240, summerTime: .none,
            names: """
                Asia/Baku Asia/Dubai Asia/Muscat Asia/Tbilisi Asia/Yerevan Europe/Astrakhan Europe/Samara Europe/Saratov \
                Europe/Ulyanovsk Indian/Mahe Indian/Mauritius Indian/Reunion
                """),
        Group(
            minutes: 270, summerTime: .none,
            names: """
                Asia/Kabul
                """),
        Group(
            minutes: 300, summerTime: .none,
            names: """
                Antarctica/Mawson Antarctica/Vostok Asia/Almaty Asia/Aqtau Asia/Aqtobe Asia/Ashgabat Asia/Ashkhabad Asia/Atyrau \
                Asia/Dushanbe Asia/Karachi Asia/Oral Asia/Qostanay Asia/Qyzylorda Asia/Samarkand Asia/Tashkent Asia/Yekaterinburg \
                Indian/Kerguelen Indian/Maldives
                """),
        Group(
            minutes: 330, summerTime: .none,
            names: """
                Asia/Calcutta Asia/Colombo Asia/Kolkata
                """),
        Group(
            minutes: 345, summerTime: .none,
            names: """
                Asia/Kathmandu Asia/Katmandu
                """),
        Group(
            minutes: 360, summerTime: .none,
            names: """
                Asia/Bishkek Asia/Dacca Asia/Dhaka Asia/Kashgar Asia/Omsk Asia/Thimbu Asia/Thimphu Asia/Urumqi Indian/Chagos
                """),
        Group(
            minutes: 390, summerTime: .none,
            names: """
                Asia/Rangoon Asia/Yangon Indian/Cocos
                """),
        Group(
            minutes: 420, summerTime: .none,
            names: """
                Antarctica/Davis Asia/Bangkok Asia/Barnaul Asia/Ho_Chi_Minh Asia/Hovd Asia/Jakarta Asia/Krasnoyarsk Asia/Novokuznetsk \
                Asia/Novosibirsk Asia/Phnom_Penh Asia/Pontianak Asia/Saigon Asia/Tomsk Asia/Vientiane Indian/Christmas
                """),
        Group(
            minutes: 480, summerTime: .none,
            names: """
                Antarctica/Casey Asia/Brunei Asia/Choibalsan Asia/Chongqing Asia/Chungking Asia/Harbin Asia/Hong_Kong Asia/Irkutsk \
                Asia/Kuala_Lumpur Asia/Kuching Asia/Macao Asia/Macau Asia/Makassar Asia/Manila Asia/Shanghai Asia/Singapore \
                Asia/Taipei Asia/Ujung_Pandang Asia/Ulaanbaatar Asia/Ulan_Bator Australia/Perth Australia/West
                """),
        Group(
            minutes: 525, summerTime: .none,
            names: """
                Australia/Eucla
                """),
        Group(
            minutes: 540, summerTime: .none,
            names: """
                Asia/Chita Asia/Dili Asia/Jayapura Asia/Khandyga Asia/Pyongyang Asia/Seoul Asia/Tokyo Asia/Yakutsk Pacific/Palau
                """),
        Group(
            minutes: 570, summerTime: .none,
            names: """
                Australia/Darwin Australia/North
                """),
        Group(
            minutes: 570, summerTime: .australian,
            names: """
                Australia/Adelaide Australia/Broken_Hill Australia/South Australia/Yancowinna
                """),
        Group(
            minutes: 600, summerTime: .none,
            names: """
                Antarctica/DumontDUrville Asia/Ust-Nera Asia/Vladivostok Australia/Brisbane Australia/Lindeman Australia/Queensland \
                Pacific/Chuuk Pacific/Guam Pacific/Port_Moresby Pacific/Saipan Pacific/Truk Pacific/Yap
                """),
        Group(
            minutes: 600, summerTime: .australian,
            names: """
                Antarctica/Macquarie Australia/ACT Australia/Canberra Australia/Currie Australia/Hobart Australia/Melbourne \
                Australia/NSW Australia/Sydney Australia/Tasmania Australia/Victoria
                """),
        Group(
            minutes: 660, summerTime: .none,
            names: """
                Asia/Magadan Asia/Sakhalin Asia/Srednekolymsk Pacific/Bougainville Pacific/Efate Pacific/Guadalcanal Pacific/Kosrae \
                Pacific/Noumea Pacific/Pohnpei Pacific/Ponape
                """),
        Group(
            minutes: 660, summerTime: .australian,
            names: """
                Pacific/Norfolk
                """),
        Group(
            minutes: 720, summerTime: .none,
            names: """
                Asia/Anadyr Asia/Kamchatka Pacific/Fiji Pacific/Funafuti Pacific/Kwajalein Pacific/Majuro Pacific/Nauru Pacific/Tarawa \
                Pacific/Wake Pacific/Wallis
                """),
        Group(
            minutes: 720, summerTime: .newZealand,
            names: """
                Antarctica/McMurdo Antarctica/South_Pole Pacific/Auckland
                """),
        Group(
            minutes: 780, summerTime: .none,
            names: """
                Pacific/Apia Pacific/Enderbury Pacific/Fakaofo Pacific/Kanton Pacific/Tongatapu
                """),
        Group(
            minutes: 840, summerTime: .none,
            names: """
                Pacific/Kiritimati
                """),
    ]
}
