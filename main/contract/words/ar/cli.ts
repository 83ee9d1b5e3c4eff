/** The command line: help, and what is said on standard error. `{name}` stands for a detail. */

export const help = `مداد من سطر الأوامر

  midad import PATH… --newsroom DIR    يجعل النصوص والصفحات ومجلداتها مواد في غرفة الأخبار
  midad search QUERY --newsroom DIR    يجد المواد بكلماتها
  midad show FILE                      يعرض مادة
  midad export FILE --to FORMAT        يكتب مادة بصيغة أخرى
  midad check FILE… | -                يفحص الإملاء والأسلوب ونظافة النص
  midad history [ID|FILE] --newsroom DIR  نسخ مادة، والمواد التي ضاعت ملفاتها وإعادتها
  midad doctor --newsroom DIR          يفحص غرفة الأخبار ويصلحها
  midad COMMAND --help                 شرح الأمر

حالة الخروج: 0 تم، 1 تعذّر شيء، 2 خطأ في الاستعمال.
`

export const commands = {
  import: `midad import PATH… --newsroom DIR [--encoding E] [--format text|json]

يقرأ كل ملف، وكل ما في كل مجلد، نصاً أو صفحة ويب، ويجعله مادة في المجلد DIR، ويُنشأ المجلد إن لم يكن
موجوداً؛ ومواد المجلد تُوضع في مجلد باسمه. ما كان محتواه في غرفة الأخبار من قبل يُتخطّى، فيمكن إيقاف
الاستيراد الطويل ثم إكماله. ما لا يُستورد يُقال سببه ويُستكمل الباقي.

  --newsroom DIR   مجلد غرفة الأخبار
  --encoding E     ترميز الملفات: utf-8 أو utf-16le أو utf-16be أو windows-1256 أو iso-8859-6؛ وإلا عُرف من الملف
  --format F       text: مسار كل مادة في سطر (وهو المعتاد)؛ 
                   json: المسار والنتيجة (made أو known أو failed) والترميز وكل سطر وما صار إليه
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
  check: `midad check FILE… [--format text|json|sarif] [--fix RULES] [--fail-on SEVERITY] [--lexicon FILE]

يفحص الإملاء والنحو والأسلوب ونظافة النص في مواد مداد، أو في كل مواد مجلد، أو في نص من الدخل القياسي إن كان FILE هو -
(كل سطر غير فارغ كتلة). لا يغيّر شيئاً ما لم يُطلب بـ ‎--fix

  --format F        text: سطر لكل ملاحظة (وهو المعتاد)؛ sarif: ملف SARIF 2.1.0 واحد؛
                    json: سطر لكل ملف: ‎{"path","findings":[{"rule","kind","severity","block","from","to","text",
                    "message","fixes"}]}‎ وblock رقم الكتلة من 0 أو "headline" أو "standfirst"، وfrom وto بوحدات
                    UTF-16 في نص الكتلة، وfixes بدائل ما بينهما، أفضلها أولاً
  --fix RULES       يكتب أول بديل لكل ما وجدته هذه القواعد، بينها فواصل لاتينية، ثم يعرض ما بقي؛ وفي النص المقروء من
                    الدخل القياسي يُكتب النص المصحح على الخرج القياسي بدلاً من الملاحظات
  --fail-on S       error (وهو المعتاد) أو warning أو hint أو never: ما تفشل به حالة الخروج
  --lexicon FILE    معجم أسماء غرفة الأخبار؛ وإلا فالملف lexicon.json في غرفة أخبار المادة:
                    ‎[{"name","aliases":[…],"latin"}]‎

حالة الخروج: 0 لا شيء بهذه الخطورة، 1 وُجد، أو تعذّر شيء، 2 خطأ في الاستعمال.
`,
  history: `midad history [ID|FILE] --newsroom DIR [--restore | --version HASH] [--format text|json]

بلا ID ولا FILE: المواد التي ضاع ملفها أو فرغ أو انقطع، ونسخها باقية في السجل. وإلا فنسخ المادة، أحدثها أولاً.

  --newsroom DIR   مجلد غرفة الأخبار
  --restore        يكتب أحدث نسخة من مادة ضاع ملفها في الملف نفسه ويعرض مساره؛ لا يُكتب فوق شيء، وما بقي من ملف
                   مبتور يُنقل إلى السلة
  --version HASH   يكتب ملف نسخة واحدة كما كان بايتاً بايتاً؛ ويكفي أول HASH
  --format F       text: سطر لكل مادة أو نسخة (وهو المعتاد)؛ json: بيانات
`,
  doctor: `midad doctor --newsroom DIR [--repair] [--format text|json]

يفحص كل ما في غرفة الأخبار: المواد والسجلات الجارية وسجل النسخ وسلة المحذوفات، ويقول ما يجده وما العمل.
لا يحذف شيئاً أبداً. حالة الخروج: 0 سليمة أو أُصلحت، 1 بقيت مشكلات.

  --newsroom DIR   مجلد غرفة الأخبار
  --repair         يصلح ما يمكن إصلاحه بلا فقد، وينقل ما لا يصلح إلى ‎.midad/attic
  --format F       text: كل ما وُجد في سطرين (وهو المعتاد)؛ json: بيانات
`,
} as const

/** What is said of lost articles. */
export const history = {
  lost: {
    gone: "{id}  ضاع الملف «{name}»: {headline} (نسخ: {versions})",
    empty: "{id}  فرغ الملف «{name}»: {headline} (نسخ: {versions})",
    damaged: "{id}  انقطع الملف «{name}»: {headline} (نسخ: {versions})",
  },
  noneLost: "لم يضع ملف مادة لها نسخ في السجل.",
} as const

/** What an import says as it goes. */
export const archive = {
  progress: "{done} من {total}",
  known: "{name}: موجود من قبل في {article}",
  knownBinned: "{name}: استُورد من قبل، ومادته في سلة المحذوفات",
  counted: "الجديد: {made}. الموجود من قبل: {known}. ما تعذّر استيراده: {failed}.",
  stopped: "توقف قبل النهاية، وبقي من الملفات: {left}. الأمر نفسه يُكمل من هنا.",
} as const

export const errors = {
  unknownRule: "لا قاعدة بهذا الاسم: {name}",
  inUse: "«{name}» مفتوح عند {who}، فلم يتغير.",
  changed: "تغيّر «{name}» أثناء الفحص، فلم يُكتب فوقه. أعد الأمر.",
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
  oneArticle: "اذكر مادة واحدة: معرّفها أو ملفها.",
  noVersion: "لا نسخة تبدأ هكذا، أو أكثر من واحدة: {name}",
  noVersions: "لا نسخ في السجل لما سمّيته: {name}. القائمة: midad history --newsroom DIR",
  notLost: "لم يضع ملف المادة {name}، فلا يُكتب فوقه. لاستعادة نسخة أقدم افتحها في مداد ثم F4.",
  empty: "«{name}» فارغ. إن كانت فيه مادة فانظر: midad history --newsroom DIR",
  damaged:
    "«{name}» مادة من مواد مداد، لكنه مبتور أو فيه ما لا يُقرأ كله. انظر نسخها: midad history «{name}» --newsroom DIR",
  newer: "«{name}» كُتب بإصدار أحدث من مداد. حدّث مداد لقراءته.",
  exists: "الملف «{name}» موجود ولم يتغير. للكتابة فوقه أضف ‎--force",
  folder: "«{name}» مجلد لا ملف.",
  guess: "{name}: قُرئ بترميز {encoding} ظناً. إن لم يصح فأعد الاستيراد مع ‎--encoding",
  failed: "{name}: {message}",
} as const
