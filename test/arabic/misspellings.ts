/** Misspellings with what is meant, for measuring suggestions: those that people make, and made-up ones of every kind. */

/** A misspelling, what is meant, and what kind of error it is. */
export type Misspelling = { wrong: string; right: string; kind: string }

/** Those that people make, by kind: `wrong right` pairs. */
const made: Record<string, string> = {
  common: `الرئيسيه الرئيسية الحكومه الحكومة الاسبوع الأسبوع إستخدام استخدام التعاوون التعاون الخارجبة الخارجية
    مباحاثت مباحثات هاذا هذا مسؤلية مسؤولية لاكن لكن المقلات المقالات ذالك ذلك أنشاء إنشاء اللذي الذي هذة هذه اللتي التي
    كذالك كذلك هؤولاء هؤلاء اولائك أولئك شئ شيء مسئول مسؤول طوارىء طوارئ مساءا مساء نرجوا نرجو مهندسوا مهندسو كانو كانوا
    قالو قالوا ايضا أيضا لابد لا_بد لايمكن لا_يمكن إجتماع اجتماع إقتصاد اقتصاد إسم اسم الاربعاء الأربعاء
    ابريل أبريل اغسطس أغسطس اكتوبر أكتوبر انترنت إنترنت إسراءيل إسرائيل الجراءم الجرائم رءيس رئيس قاءمة قائمة نتاءج نتائج
    هيءة هيئة مفاجءة مفاجأة مسالة مسألة قرائة قراءة كفائة كفاءة منشئات منشآت مكافئة مكافأة مبادىء مبادئ شكرن شكرا جدن جدا
    أيظا أيضا انتضار انتظار منضمة منظمة نضام نظام نضرية نظرية هدا هذا دلك ذلك لدلك لذلك كدلك كذلك الدي الذي ادا إذا
`,
}

/** Words that are misspelt below, of many shapes. They are in no test set of others. */
const words =
  `المؤتمر الاجتماع الحكومة المدينة القرارات الانتخابات المفاوضات الاقتصاد الرئاسة البرلمان الوزارة المستشفى الجامعة
المعارضة المظاهرات الإصلاحات الأزمة الإرهاب الأسعار الإنتاج الأمطار الإعلام الأطفال الآثار الآلات القرآن استثمار استقبال
استخدام انطلاق انفجار احتجاجات اعتقال اقتراح مسؤول مسؤولية شؤون رؤساء مؤسسة تأثير تأجيل مفاجأة قراءة كفاءة بيئة هيئة طائرة
جزائري عائلات نتائج رسائل وسائل حقائق دقائق ملايين مواطنون لاجئون صحفيون متظاهرون مهندسون علاقات اتفاقية عقوبات ضمانات
مساعدات محادثات تصريحات توقعات انتهاكات تحقيقات منظمة نظام انتظار نظرية منظور محافظة ملاحظة ظاهرة ضحايا ضغوط تضامن فضيحة
مريض أراضي تعويضات ذكرى تنفيذ أستاذ إنقاذ تحذير اتخاذ الذكاء مصادر صحيفة صادرات سيطرة سياسة مستوى أقصى مبنى منتدى مشفى
موسيقى القوات الجيش الشرطة الحدود الهجوم القصف الصواريخ الطائرات الغارات المدنيين القتلى الجرحى النازحين الهدنة السلام
التعليم الصحة الزراعة الصناعة التجارة السياحة الرياضة الثقافة المنتخب البطولة المباراة اللاعبين المدرب الجماهير الملعب الهدف`.split(
    /\s+/,
  )

/** One way of misspelling a word; null where it does not apply. */
const ways: Record<string, (word: string, at: number) => string | null> = {
  hamza: (word) => changed(word, /[أإ]/, "ا"),
  madda: (word) => changed(word, /آ/, "ا"),
  "ta marbuta": (word) => changed(word, /ة$/, "ه"),
  ya: (word) => (/ى$/.test(word) ? changed(word, /ى$/, "ي") : changed(word, /ي$/, "ى")),
  seat: (word) => changed(word, /[ئؤ]/, "ء"),
  "ض ظ": (word) => (word.includes("ظ") ? changed(word, /ظ/, "ض") : changed(word, /ض/, "ظ")),
  "د ذ": (word) => changed(word, /ذ/, "د"),
  "س ص": (word) => changed(word, /ص/, "س"),
  dropped: (word, at) => (word.length > 5 ? word.slice(0, at) + word.slice(at + 1) : null),
  doubled: (word, at) => word.slice(0, at) + word[at] + word.slice(at),
  swapped: (word, at) =>
    word[at] === word[at + 1] || at + 1 >= word.length
      ? null
      : word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  "next key": (word, at) => {
    const near = nextKey(word[at]!)
    return near === null ? null : word.slice(0, at) + near + word.slice(at + 1)
  },
}

const rows = ["ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ"]

function nextKey(letter: string): string | null {
  const row = rows.find((keys) => keys.includes(letter))
  return row ? (row[row.indexOf(letter) + 1] ?? row[row.indexOf(letter) - 1]!) : null
}

function changed(word: string, what: RegExp, to: string): string | null {
  const next = word.replace(what, to)
  return next === word ? null : next
}

function fromPeople(): Misspelling[] {
  return Object.entries(made).flatMap(([kind, text]) => {
    const all = text.trim().split(/\s+/)
    // A phrase is written with a line where its space is.
    return all.flatMap((wrong, at) =>
      at % 2 === 0 && wrong !== all[at + 1] ? [{ wrong, right: all[at + 1]!.replace("_", " "), kind }] : [],
    )
  })
}

/**
 * All of them, always the same: those of people, and each word in every way that leaves no word that `isWord` knows, at
 * a place inside of the word that goes round with its number.
 */
export function misspellings(isWord: (word: string) => boolean): Misspelling[] {
  const found = fromPeople()
  for (const [number, right] of words.entries()) {
    const at = (right.startsWith("ال") ? 2 : 0) + 1 + (number % Math.max(1, right.length - 4))
    const applying = Object.entries(ways).filter(([kind]) =>
      kind === "doubled" ? number % 3 === 0 : number % 2 === 0 || !["dropped", "swapped"].includes(kind),
    )
    for (const [kind, way] of applying) {
      const wrong = way(right, Math.min(at, right.length - 2))
      if (wrong !== null && !isWord(wrong)) found.push({ wrong, right, kind })
    }
  }
  return found
}
