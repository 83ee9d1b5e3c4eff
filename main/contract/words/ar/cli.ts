/** The command line: help, and what is said on standard error. `{name}` stands for a detail. */

export const help = `مداد من سطر الأوامر

  midad import FILE… --newsroom DIR    يجعل النصوص والصفحات مواد في غرفة الأخبار
  midad search QUERY --newsroom DIR    يجد المواد بكلماتها
  midad show FILE                      يعرض مادة
  midad export FILE --to FORMAT        يكتب مادة بصيغة أخرى
  midad doctor --newsroom DIR          يفحص غرفة الأخبار ويصلحها
  midad COMMAND --help                 شرح الأمر

حالة الخروج: 0 تم، 1 تعذّر شيء، 2 خطأ في الاستعمال.
`

export const commands = {
  import: `midad import FILE… --newsroom DIR [--encoding E] [--format text|json]

يقرأ كل ملف نصاً أو صفحة ويب، ويجعله مادة في المجلد DIR، ويُنشأ المجلد إن لم يكن موجوداً.
ما لا يُستورد يُقال سببه ويُستكمل الباقي.

  --newsroom DIR   مجلد غرفة الأخبار
  --encoding E     ترميز الملفات: utf-8 أو utf-16le أو utf-16be أو windows-1256 أو iso-8859-6؛ وإلا عُرف من الملف
  --format F       text: مسار كل مادة في سطر (وهو المعتاد)؛ json: المسار والترميز وكل سطر وما صار إليه
`,
  search: `midad search QUERY --newsroom DIR [--limit N] [--format text|json]

يجد المواد التي فيها كل كلمات QUERY، الأنسب أولاً: في العنوان والمقدمة والملف والمتن، كيفما كُتبت الهمزة والياء والتاء والأرقام.
العبارة بين علامتي اقتباس تُطلب كما هي، والكلمة الأخيرة قد تكون أول كلمة.
ويُحصر البحث بالقسم والحالة والكاتب والموضوع والتاريخ: القسم:دوليات  الحالة:منشور  الكاتب:"سلمى الجربي"
الموضوع:مناخ  قبل:2026-11-01  بعد:2026-10  يوم:أمس، وبالإنجليزية section: status: byline: topic: before: after: on:

  --newsroom DIR   مجلد غرفة الأخبار
  --limit N        أقصى عدد للنتائج، من 1 إلى 500، وهو 20 ما لم يُذكر
  --format F       text: لكل نتيجة مسارها وعنوانها وقطعة من نصها، كلٌّ في سطر (وهو المعتاد)؛
                   json: ‎{"hits":[{"id","path","headline","score","snippet","marks"}],"ms"}‎
                   وsnippet قطعة من النص، أو العنوان إن لم تكن الكلمات إلا فيه، وفي marks مواضعها في snippet: أزواج [من، إلى) بوحدات UTF-16؛ وms زمن البحث بالمِلّي ثانية
`,
  show: `midad show FILE [--format text|json]

يعرض مادة من ملفها.

  --format F   text: العنوان ثم المقدمة ثم كل كتلة في سطر (وهو المعتاد)؛ json: المادة كلها بيانات
`,
  export: `midad export FILE --to html|text|json [-o OUT] [--force]

يكتب مادة بصيغة أخرى.

  --to FORMAT        html: صفحة ويب؛ text: نص؛ json: بيانات
  -o, --output OUT   إلى هذا الملف بدلاً من الخرج القياسي
  --force            يكتب فوق OUT إن كان موجوداً
`,
  doctor: `midad doctor --newsroom DIR [--repair] [--format text|json]

يفحص كل ما في غرفة الأخبار: المواد والسجلات الجارية وسجل النسخ وسلة المحذوفات، ويقول ما يجده وما العمل.
لا يحذف شيئاً أبداً. حالة الخروج: 0 سليمة أو أُصلحت، 1 بقيت مشكلات.

  --newsroom DIR   مجلد غرفة الأخبار
  --repair         يصلح ما يمكن إصلاحه بلا فقد، وينقل ما لا يصلح إلى ‎.midad/attic
  --format F       text: كل ما وُجد في سطرين (وهو المعتاد)؛ json: بيانات
`,
} as const

export const errors = {
  noCommand: "اذكر أمراً.",
  unknownCommand: "لا أمر بهذا الاسم: {name}",
  option: "خيار غير معروف أو قيمته ناقصة: {name}",
  value: "لا تصح القيمة {value} للخيار {name}. القيم: {allowed}",
  noFile: "اذكر ملفاً.",
  oneFile: "اذكر ملفاً واحداً.",
  noNewsroom: "اذكر غرفة الأخبار: --newsroom DIR",
  noQuery: "اذكر ما تبحث عنه.",
  noOperand: "لا يأخذ هذا الأمر ملفات: {name}",
  noFormat: "اذكر الصيغة: --to html|text|json",
  seeHelp: "للشرح: {command}",
  notArticle: "ليس «{name}» مادة من مواد مداد. حوّله أولاً إلى مادة: midad import",
  exists: "الملف «{name}» موجود ولم يتغير. للكتابة فوقه أضف ‎--force",
  folder: "«{name}» مجلد لا ملف.",
  guess: "{name}: قُرئ بترميز {encoding} ظناً. إن لم يصح فأعد الاستيراد مع ‎--encoding",
  failed: "{name}: {message}",
} as const
