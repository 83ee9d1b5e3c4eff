/** The names of countries, languages and scripts in Arabic, from Unicode's CLDR, which every runtime carries. */
import { bare } from "./spelling/letters.ts"

/** The codes of the countries and regions of ISO 3166, two letters each. */
const regions =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"

const languages =
  "ar en fr de es it pt ru tr fa he ur hi bn pa zh ja ko vi th id ms sw am ti so ha yo ig zu xh af nl sv no da fi is pl cs sk hu ro bg sr hr bs sl mk sq el uk be lt lv et ka hy az kk uz tk ky tg ps ku ckb syr arc ber kab la ga cy eu ca gl mt"

/** Every bare word of those names that is longer than two letters. */
export function placeNames(): Set<string> {
  const names = new Set<string>()
  for (const [type, codes] of [
    ["region", regions],
    ["language", languages],
  ] as const) {
    const display = new Intl.DisplayNames("ar", { type })
    for (const code of codes.split(" "))
      for (const word of bare(display.of(code) ?? "").split(/[^\u0621-\u064A]/))
        if (word.length > 2) names.add(word)
  }
  return names
}
