import { describe, expect, it } from "vitest"
import { unwrapped, wrappedLines } from "../../main/article/wrapped.ts"

/** The paragraphs of a text, and what was between its pages; null if it is not wrapped prose. */
function unwrappedText(lines: readonly string[]) {
  const found = wrappedLines(lines)
  const of = (kind: string) => found!.filter((line) => line.kind === kind)
  return (
    found && {
      paragraphs: unwrapped(found),
      joined: of("more").length,
      furniture: of("furniture").map(({ text }) => text),
    }
  )
}

const lines = (text: string) => text.split("\n")

describe("lines that end at the edge of a page", () => {
  it("are the paragraphs that they were", () => {
    const text = `أعلنت وزارة الصحة في بيان مساء الأربعاء أنها سجلت تراجعا
في عدد الحالات خلال الأسبوع الماضي، مشيرة إلى أن المستشفيات
الميدانية ستغلق تباعا قبل نهاية الشهر.
وأضاف البيان أن الحملة مستمرة في المحافظات الجنوبية حتى
إشعار آخر.`
    expect(unwrappedText(lines(text))).toEqual({
      paragraphs: [
        "أعلنت وزارة الصحة في بيان مساء الأربعاء أنها سجلت تراجعا في عدد الحالات خلال الأسبوع الماضي، مشيرة إلى أن المستشفيات الميدانية ستغلق تباعا قبل نهاية الشهر.",
        "وأضاف البيان أن الحملة مستمرة في المحافظات الجنوبية حتى إشعار آخر.",
      ],
      joined: 3,
      furniture: [],
    })
  })

  it("may break Latin words by a hyphen, hard or soft, and Arabic ones by a kashida", () => {
    const latin = `The ministry said on Wednesday that it had recorded a consid-
erable fall in the number of cases during the past week, not\u00ad
ing that the field hospitals would close before the end of
the month.`
    expect(unwrappedText(lines(latin))?.paragraphs).toEqual([
      "The ministry said on Wednesday that it had recorded a considerable fall in the number of cases during the past week, noting that the field hospitals would close before the end of the month.",
    ])
    const arabic = `أعلنت وزارة الصحة في بيان مساء الأربعاء أنها سجلت تراجعا كبيـ
را في عدد الحالات خلال الأسبوع الماضي من عام ١٤٤٧ هـ
مشيرة إلى أن المستشفيات الميدانية ستغلق تباعا قبل نهاية
الشهر.`
    expect(unwrappedText(lines(arabic))?.paragraphs).toEqual([
      "أعلنت وزارة الصحة في بيان مساء الأربعاء أنها سجلت تراجعا كبيرا في عدد الحالات خلال الأسبوع الماضي من عام ١٤٤٧ هـ مشيرة إلى أن المستشفيات الميدانية ستغلق تباعا قبل نهاية الشهر.",
    ])
  })

  it("go on over the number and the head of a page", () => {
    const text = `أعلنت وزارة الصحة في بيان مساء الأربعاء أنها سجلت تراجعا
في عدد الحالات خلال الأسبوع الماضي، مشيرة إلى أن المستشفيات

12
تقرير الصحة السنوي

الميدانية ستغلق تباعا قبل نهاية الشهر. وأضاف البيان أن الحملة
مستمرة في المحافظات الجنوبية.`
    expect(unwrappedText(lines(text))).toEqual({
      paragraphs: [
        "أعلنت وزارة الصحة في بيان مساء الأربعاء أنها سجلت تراجعا في عدد الحالات خلال الأسبوع الماضي، مشيرة إلى أن المستشفيات الميدانية ستغلق تباعا قبل نهاية الشهر. وأضاف البيان أن الحملة مستمرة في المحافظات الجنوبية.",
      ],
      joined: 3,
      furniture: ["12", "تقرير الصحة السنوي"],
    })
  })

  it("keep a heading, a list and a new paragraph apart", () => {
    const text = `تراجع الإصابات
أعلنت وزارة الصحة في بيان مساء الأربعاء أنها سجلت تراجعا
في عدد الحالات خلال الأسبوع الماضي، مشيرة إلى أن المستشفيات
الميدانية ستغلق تباعا قبل نهاية الشهر. وشملت الإجراءات:
- إغلاق المستشفيات الميدانية في المحافظات الجنوبية كلها
- تمديد حملة التطعيم`
    expect(unwrappedText(lines(text))?.paragraphs.map((each) => each.slice(0, 16))).toEqual([
      "تراجع الإصابات",
      "أعلنت وزارة الصح",
      "- إغلاق المستشفي",
      "- تمديد حملة الت",
    ])
  })
})

describe("paragraphs of wrapped text", () => {
  it("never run together where a sentence ends with its line", () => {
    const text = `أعلنت وزارة الصحة في بيان مساء الأربعاء أنها سجلت تراجعا
في عدد الحالات خلال الأسبوع الماضي وأن ما بقي منها لن يعلن.
وأضافت الوزيرة أن المستشفيات الميدانية ستغلق قبل نهاية العام
كما وعدت به في بدايته أمام مجلس النواب كله وأن الحملة
مستمرة.`
    expect(unwrappedText(lines(text))).toMatchObject({
      paragraphs: [
        expect.stringMatching(/^أعلنت .* لن يعلن\.$/),
        expect.stringMatching(/^وأضافت .* مستمرة\.$/),
      ],
    })
  })

  it("go on past a subheading that has no stop", () => {
    const paragraph = (first: string) => `${first} أنها سجلت تراجعا كبيرا
في عدد الحالات خلال الأسبوع الماضي، مشيرة إلى أن المستشفيات
الميدانية ستغلق تباعا.`
    const text = [
      paragraph("أعلنت وزارة الصحة في بيان مساء"),
      "نجاح الحملة",
      paragraph("وقالت وزيرة الصحة في بيان مساء"),
    ].join("\n")
    expect(unwrappedText(lines(text))?.paragraphs.map((each) => each.split(" ").length)).toEqual([23, 2, 23])
  })
})

describe("lines that stay as they are", () => {
  it.each([
    [
      "a poem of full lines",
      `قفا نبك من ذكرى حبيب ومنزل بسقط اللوى بين الدخول فحومل
فتوضح فالمقراة لم يعف رسمها لما نسجتها من جنوب وشمأل
ترى بعر الآرام في عرصاتها وقيعانها كأنه حب فلفل
كأني غداة البين يوم تحملوا لدى سمرات الحي ناقف حنظل.`,
    ],
    [
      "the halves of verses",
      `على قدر أهل العزم تأتي العزائم     وتأتي على قدر الكرام المكارم
وتعظم في عين الصغير صغارها     وتصغر في عين العظيم العظائم
يكلف سيف الدولة الجيش همه     وقد عجزت عنه الجيوش الخضارم.`,
    ],
    [
      "a free poem",
      `عيناك غابتا نخيل ساعة السحر
أو شرفتان راح ينأى عنهما القمر
عيناك حين تبسمان تورق الكروم
وترقص الأضواء كالأقمار في نهر.`,
    ],
    [
      "headlines",
      `وزارة الصحة تسجل تراجعا في عدد الحالات خلال أسبوع
مجلس النواب يناقش الموازنة العامة في جلسة مسائية
ارتفاع أسعار النفط بعد قرار خفض الإنتاج في فيينا
المنتخب الوطني يتأهل إلى نصف نهائي كأس آسيا`,
    ],
    [
      "a list",
      `1. إغلاق المستشفيات الميدانية في المحافظات الجنوبية كلها
2. تمديد حملة التطعيم حتى نهاية الشهر الحالي في المدارس
3. صرف المستحقات المتأخرة للكوادر الطبية قبل نهاية العام`,
    ],
    ["an address", "وزارة الصحة\nشارع الأميرة بسمة، مبنى رقم 12\nعمّان 11118\nالأردن"],
    [
      "an interview",
      `المحاور: كيف تقيّمون ما جرى في الأسبوع الماضي من الأحداث
الوزير: ما جرى كان متوقعا منذ أشهر ولم يفاجئ أحدا منا هنا
المحاور: وماذا عن الخطة التي أعلنتموها في بداية العام هذا
الوزير: الخطة ماضية كما هي ولم يتغير منها شيء حتى الآن.`,
    ],
    [
      "paragraphs of a sentence each",
      `قال الوزير إن الموازنة جاهزة وإن المجلس يناقشها غدا صباحا.
وأضاف أن العجز انخفض إلى أدنى مستوى له منذ عشرة أعوام كاملة.
وتابع أن الحكومة لن ترفع الضرائب في العام المقبل على أحد.`,
    ],
    [
      "a poem in Latin letters",
      `Shall I compare thee to a summer day so long and warm
Thou art more lovely and more temperate than it was
Rough winds do shake the darling buds of May, and then
And summer lease hath all too short a date.`,
    ],
    [
      "a quoted mail",
      `> أعلنت وزارة الصحة في بيان مساء الأربعاء أنها سجلت تراجعا
> في عدد الحالات خلال الأسبوع الماضي، مشيرة إلى أن المستشفيات
> الميدانية ستغلق تباعا قبل نهاية الشهر.`,
    ],
    ["a message", "وصل الوفد الآن\nالاجتماع يبدأ بعد ساعة\nأرسل المصور إلى القاعة الكبرى من فضلك"],
  ])("%s", (_what, text) => {
    expect(unwrappedText(lines(text))).toBeNull()
  })

  it("a text of one line, or none", () => {
    expect(unwrappedText([])).toBeNull()
    expect(unwrappedText(["قمة"])).toBeNull()
  })
})
