/** The settings: what can be set, and what for. */

import type { KeyFault } from "../../../keymap.ts"
import type { NewsroomSettings } from "../../../newsroom-settings.ts"
import type { Settings } from "../../../settings.ts"
import { isolate } from "../../isolate.ts"
import { plural } from "../../plural.ts"
import { statusCharacters } from "./page.ts"

export const settings = {
  name: "الإعدادات",
  search: "ابحث في الإعدادات",
  hint: "خط، سرعة، حفظ…",
  list: "مجموعات الإعدادات",
  back: "عودة إلى النص",
  undo: "تراجع",
  found: (n: number) =>
    plural("ar", n, {
      zero: "لا نتائج",
      one: "نتيجة واحدة",
      two: "نتيجتان",
      few: "{n} نتائج",
      many: "{n} نتيجة",
      other: "{n} نتيجة",
    }),
  without: (query: string) => `بلا نتيجة لـ«${isolate(query)}»`,
  nothing: (query: string) =>
    `لا شيء في الإعدادات فيه «${isolate(query)}». ابحث عن كلمة أخرى، بالعربية أو بالإنجليزية، أو امسح البحث بمفتاح Esc.`,
  /** Where a setting is kept. */
  kept: (path: string) => `تُحفظ لك أنت على هذا الجهاز في ${isolate(path)}`,
  place: "إعداداتك",
  policy: "حددته سياسة هذا الجهاز، ولا يغيّره إلا من يديره.",
  asItWas: (value: string) => `كما كان: ${value}`,
  original: (value: string) => `الأصلي: ${value}`,
  undone: (name: string) => `عاد كما كان: ${name}`,
  bounds: (min: string, max: string) => `من ${min} إلى ${max}`,
  badNumber: (min: string, max: string) => `اكتب عدداً من ${min} إلى ${max}.`,
  groups: {
    appearance: "المظهر واللغة",
    text: "الكتابة والقراءة",
    lengths: "الأطوال",
    work: "الحفظ والمكتبة",
    versions: "الإصدارات",
    newsroom: "غرفة الأخبار",
    keys: "اختصارات لوحة المفاتيح",
  },
  items: {
    language: { name: "لغة الواجهة", help: "لغة القوائم والرسائل واتجاهها؛ ولا تمس نصوص المواد." },
    theme: { name: "السمة", help: "نافذة فاتحة للنهار أو داكنة لليل، أو كما هو نظامك." },
    zoom: { name: "حجم كل شيء", help: "يكبّر النافذة كلها بنصوصها وقوائمها، لشاشة بعيدة أو عين متعبة." },
    textFace: { name: "خط النص", help: "نسخ كما تُطبع الأخبار، أو خط الواجهة لمن يقرأ على شاشة صغيرة." },
    textSize: { name: "حجم الخط", help: "حجم نص المادة على الشاشة وحدها؛ وتتبعه العناوين." },
    measure: {
      name: "عرض السطر",
      help: "عدد الأحرف في السطر بمسافاتها؛ والسطر الطويل يتعب العين في العودة إلى أول الذي يليه.",
    },
    lineHeight: {
      name: "ارتفاع السطر",
      help: "المسافة بين سطر وسطر، بحجم الخط؛ والعربية المشكولة تحتاج إلى أوسع.",
    },
    paragraphSpacing: {
      name: "المسافة بعد الفقرة",
      help: "تفصل الفقرات على الشاشة؛ ولا يُكتب منها شيء في الملف.",
    },
    headlineBudget: { name: "طول العنوان", help: "عدد الأحرف الذي ينبهك مداد إذا زاد عليه العنوان." },
    lineLength: { name: "سطر المطبوع", help: "عدد أحرف السطر في الصحيفة، لقياس طول المادة بالأسطر." },
    readingRate: {
      name: "سرعة القراءة",
      help: "عدد الكلمات التي تُقرأ في الدقيقة، ومنها زمن القراءة في شريط الحالة.",
    },
    autosaveRest: {
      name: "مهلة الحفظ التلقائي",
      help: "كم يستريح قلمك قبل أن تُحفظ المادة في ملفها؛ ومن لا يستريح تُحفظ مادته كل خمس ثوان، وكل حرف في السجل قبل ذلك.",
    },
    library: { name: "المكتبة", help: "تبقى مفتوحة بجانب النص، أو تُطوى ليتسع." },
    dossier: { name: "ملف المادة", help: "يبقى مفتوحاً بجانب النص، أو يُطوى ليتسع." },
    checks: {
      name: "التدقيق",
      help: "يراجع إملاء المادة المفتوحة وأسلوبها حين تستريح، ويعلّم ما وجد؛ ولا يغيّر شيئاً من تلقائه.",
    },
    order: { name: "ترتيب المكتبة", help: "أي المواد أولاً حين لا تبحث عن شيء." },
    group: { name: "تجميع المكتبة", help: "ما تُجمع به المواد تحت عناوين حين لا تبحث عن شيء." },
    updates: {
      name: "الإصدارات الجديدة",
      help: "يسأل مداد مرتين في اليوم هل صدر إصدار جديد ويخبرك؛ ولا ينزّل شيئاً حتى تطلبه.",
    },
  } satisfies Record<keyof Settings, { name: string; help: string }>,
  newsroomItems: {
    newArticles: {
      name: "مكان المواد الجديدة",
      help: "مجلد لكل شهر كي لا يطول المجلد الواحد، أو كلها معاً؛ وما كُتب من قبل يبقى حيث هو.",
    },
  } satisfies Record<keyof NewsroomSettings, { name: string; help: string }>,
  newsroomFolder: {
    name: "مجلد غرفة الأخبار",
    help: "المجلد الذي فيه المواد؛ وافتح غيره من «فتح غرفة أخبار».",
  },
  newsroomPolicy: "يبدأ مداد بها دائماً لأن سياسة هذا الجهاز حددتها.",
  newsroomPlace: "لكل من يعمل في غرفة الأخبار",
  newsroomKept: (path: string) => `تُحفظ مع المواد، لكل من يعمل فيها، في ${isolate(path)}`,
  keys: {
    list: "الأوامر واختصاراتها",
    how: "Enter ثم الاختصار الجديد، وDelete يعيد الأصلي، وBackspace يزيل الاختصار.",
    command: "الأمر",
    now: "الاختصار",
    usual: "الأصلي",
    none: "بلا اختصار",
    own: "غيّرته أنت",
    fixed: "للنظام",
    press: "اضغط الاختصار",
    waiting: (command: string) => `اضغط الاختصار الجديد لـ«${isolate(command)}»، أو Esc لتركه.`,
    give: "غيّر المختار",
    reset: "إلى الأصل",
    clear: "بلا اختصار",
    resetAll: "أعد الاختصارات كلها إلى الأصل",
    preset: "الطقم",
    presets: { midad: "مداد", word: "Word" },
    presetHelp: "اختصارات Word للأوامر التي فيه أيضاً؛ ويبقى ما غيّرته أنت.",
    conflict: (key: string, command: string) => `\u2066${key}\u2069 هو الآن اختصار «${isolate(command)}».`,
    take: "انقله إلى هنا",
    other: "جرّب غيره",
    leave: "اتركه كما كان",
    faults: {
      typing: "هذا المفتاح للكتابة والتنقل في النص. أضف إليه Ctrl أو Alt، أو اختر من F1 إلى F12.",
      altgr: "Ctrl مع Alt يكتب محارف على لوحات كثيرة. اختر أحدهما.",
      "alt-shift": "Alt مع Shift يبدّل لغة لوحة المفاتيح.",
      view: "هذا مفتاح من مفاتيح البحث والاستبدال.",
      system: "هذا مفتاح للنظام، ولا يأخذه أمر آخر.",
    } satisfies Record<KeyFault, string>,
  },
  values: {
    newArticles: { month: "مجلد لكل شهر", root: "كلها في مجلد غرفة الأخبار" },
    language: { ar: "العربية", en: "English" },
    theme: { system: "كالنظام", light: "فاتحة", dark: "داكنة" },
    textFace: { naskh: "نوتو نسخ", sans: "آي بي إم بلكس" },
    library: { true: "مفتوحة", false: "مطوية" },
    dossier: { true: "مفتوح", false: "مطوي" },
    checks: { true: "يعمل", false: "لا يعمل" },
    updates: { notify: "أخبرني بها", off: "لا تبحث عنها" },
  },
  units: {
    percent: (n: string) => `${n}٪`,
    pixels: (n: string) => `${n} بكسل`,
    times: (n: string) => `${n}`,
    characters: statusCharacters,
    rate: (n: number) =>
      plural("ar", n, {
        one: "كلمة في الدقيقة",
        two: "كلمتان في الدقيقة",
        few: "{n} كلمات في الدقيقة",
        many: "{n} كلمة في الدقيقة",
        other: "{n} كلمة في الدقيقة",
      }),
    seconds: (n: number) =>
      n === 0.5
        ? "نصف ثانية"
        : n % 1 === 0.5
          ? `${n === 1.5 ? "ثانية" : "ثانيتان"} ونصف`
          : plural("ar", n, { one: "ثانية واحدة", two: "ثانيتان", few: "{n} ثوان", other: "{n} ثانية" }),
  },
  /** What the text looks like. */
  sample: {
    name: "مثال",
    headline: "مكتبة القرية تفتح بابها بعد عشرين عاماً",
    text: [
      'أعاد أهل القرية فتح مكتبتهم صباح السبت، وعلى رفوفها 3,200 كتاب جُمعت من بيوتهم. وقالت أمينتها، "لم نشتر كتاباً واحداً، كل ما هنا كان ينتظر قارئاً".',
      "وتصل القاعة بشبكة Wi-Fi مجانية، وتبقى مفتوحة حتى التاسعة مساءً.",
    ],
  },
}
