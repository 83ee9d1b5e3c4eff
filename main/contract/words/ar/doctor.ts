/** What the doctor says: for each finding what it is and what to do. `{name}` stands for a detail, such as the file's place in the newsroom. */

export const findings = {
  "own-foreign": {
    what: "«{name}» ليس من ملفات مداد، بل رابط أو أنبوب أو مجلد أو ملف مفرط الكبر. لا يتبعه مداد ولا يقرؤه.",
    advice: "انظر ما الذي وضعه هناك. لتغيير اسمه من غير حذف شيء: midad doctor --repair.",
  },
  "own-set-aside": {
    what: "«{name}» لم يكن من شأن الموضع الذي كان فيه، فسماه مداد بهذا الاسم.",
    advice: "انظر ما هو وما الذي وضعه. لم يعد مداد يستعمله، فلك أن تحذفه.",
  },
  "article-empty": {
    what: "«{name}» ملف فارغ.",
    advice: "إن كانت فيه مادة فاستعدها من نسخك الاحتياطية: ليس لها نسخ في سجل مداد.",
  },
  "article-lost-empty": {
    what: "«{name}» فارغ، وكانت فيه المادة «{headline}»؛ نسخها في السجل: {versions}.",
    advice:
      "لتعود إلى الملف نفسه: midad history {article} --restore --newsroom DIR، أو افتحها من مكتبة مداد.",
  },
  "article-lost-gone": {
    what: "لم يعد لملف المادة «{headline}» أثر («{name}»)؛ نسخها في السجل: {versions}.",
    advice:
      "إن لم تحذفه عمداً فأعده: midad history {article} --restore --newsroom DIR، أو افتحها من مكتبة مداد.",
  },
  "article-lost-damaged": {
    what: "لم يبق في «{name}» من المادة «{headline}» إلا بعضها؛ نسخها في السجل: {versions}.",
    advice:
      "لتعود إلى الملف نفسه: midad history {article} --restore --newsroom DIR؛ وما في الملف الآن يُنقل إلى السلة.",
  },
  "article-unreadable": {
    what: "تعذّرت قراءة «{name}»: {message}",
    advice: "راجع أذونات الملف والقرص، ثم أعد الفحص.",
  },
  "article-damaged": {
    what: "«{name}» مادة من مواد مداد لكنها مبتورة أو فيها ما لا يعرفه.",
    advice: "افتحها في مداد لتُستورد مادة جديدة، أو استعد نسخة من سجلها. الملف نفسه لا يتغير.",
  },
  "article-large": {
    what: "«{name}» أكبر مما يفتحه مداد.",
    advice: "قسّمه إلى ملفات أصغر.",
  },
  "article-newer": {
    what: "«{name}» كُتب بإصدار أحدث من مداد.",
    advice: "حدّث مداد لفتحه.",
  },
  "article-reformatted": {
    what: "«{name}» مادة من مواد مداد غيّر برنامج آخر شكل ملفها.",
    advice: "نصها سليم، وتفتح في مداد مادةً كغيرها، ويعود ملفها إلى شكله عند الحفظ التالي.",
  },
  "page-encoding": {
    what: "«{name}» صفحة بترميز غير UTF-8.",
    advice: "لا بأس: افتحها في مداد لتُستورد.",
  },
  "page-not-text": {
    what: "«{name}» اسمه اسم صفحة لكنه ليس نصاً.",
    advice: "تحقق من الملف، وانقله من غرفة الأخبار إن لم يكن منها.",
  },
  "conflict-copy": {
    what: "«{name}» نسخة متعارضة من ملف آخر، مما تتركه برامج المزامنة حين يتغير الملف في مكانين.",
    advice:
      "إن كانت مادة فافتحها في مداد: يضمّ ما فيها إلى الأصل ثم ينقلها إلى السلة. وإلا فقارنها بالأصل ثم احذفها.",
  },
  "folder-unreadable": {
    what: "تعذّر النظر في المجلد «{name}»: {message}",
    advice: "راجع أذونات المجلد، ثم أعد الفحص.",
  },
  leftover: {
    what: "«{name}» بقية حفظٍ توقف في منتصفه.",
    advice: "لا حاجة إليها. الأمر midad doctor --repair ينقلها إلى ‎.midad/attic",
  },
  "lock-stale": {
    what: "«{name}» قفلٌ قديم لم يجدده أحد منذ يوم أو أكثر.",
    advice: "لا بأس: لا يمنع أحداً من التحرير. الأمر midad doctor --repair ينقله إلى ‎.midad/attic",
  },
  "index-damaged": {
    what: "في فهرس البحث «{name}» تلف.",
    advice:
      "لا يضيع بتلفه شيء: يبنيه مداد من جديد حين يفتح غرفة الأخبار. وينقله midad doctor --repair إلى ‎.midad/attic",
  },
  "index-behind": {
    what: "لا يعرف فهرس البحث «{name}» بعدُ ما تغير من الملفات، وعددها {rows}.",
    advice: "لا عمل عليك: يلحق بها حين يفتح مداد غرفة الأخبار.",
  },
  "index-unreadable": {
    what: "تعذّر النظر في فهرس البحث «{name}»: {message}",
    advice: "لا يضيع معه شيء. إن تعذّر البحث في مداد فأغلقه واحذف هذا الملف وحده.",
  },
  "journal-torn": {
    what: "في «{name}» تسجيلة لم تكتمل في آخره.",
    advice: "لا بأس: كل ما قبلها سليم، ويُفتح مع المادة.",
  },
  "journal-damaged": {
    what: "في «{name}» تلف، وما بعد التلف لا يُقرأ.",
    advice: "افتح المادة في مداد: تُستعاد كلها حتى موضع التلف، ويُحفظ السجل التالف جانباً.",
  },
  "journal-newer": {
    what: "«{name}» كتبه إصدار أحدث من مداد.",
    advice: "حدّث مداد قبل فتح هذه المادة.",
  },
  "journal-kept": {
    what: "«{name}» سجل تالف حُفظ جانباً.",
    advice: "فيه ما لم يمكن استعادته من المادة. احتفظ به حتى تطمئن إلى نصها.",
  },
  "list-damaged": {
    what: "في قائمة النسخ «{name}» أسطر تالفة عددها {lines}.",
    advice: "النسخ الأخرى سليمة. الأمر midad doctor --repair يعيد كتابة القائمة ويحفظ أصلها في ‎.midad/attic",
  },
  "list-missing": {
    what: "ضاعت قائمة النسخ «{name}»، ونسخ المادة باقية وعددها {versions}.",
    advice: "الأمر midad doctor --repair يكتب القائمة من جديد.",
  },
  "version-missing": {
    what: "نسخ من المادة {article} ليست في مكانها، وعددها {versions}.",
    advice: "إن كانت غرفة الأخبار مجلداً مُزامَناً فانتظر حتى تكتمل المزامنة، ثم أعد الفحص.",
  },
  "version-damaged": {
    what: "نسخ من المادة {article} تالفة ولا تُفتح، وعددها {versions}.",
    advice:
      "النسخ الأخرى سليمة. الأمر midad doctor --repair ينقل التالفة إلى ‎.midad/attic ويخرجها من القائمة.",
  },
  "version-rebuilt": {
    what: "النسخة {hash} في السجل ضائعة أو تالفة، لكن نصها محفوظ في «{name}».",
    advice: "الأمر midad doctor --repair يعيدها إلى السجل من ذلك الملف.",
  },
  "object-damaged": {
    what: "«{name}» في السجل تالف، ولا نسخة تحتاج إليه.",
    advice: "الأمر midad doctor --repair ينقله إلى ‎.midad/attic",
  },
  "object-unlisted": {
    what: "في السجل نصوص لا تذكرها أي قائمة، وعددها {objects}.",
    advice: "لا بأس: يزيلها مداد بنفسه مع الوقت.",
  },
  "bin-unreadable": {
    what: "«{name}» في سلة المحذوفات ليس مادة تُقرأ.",
    advice: "انسخ الملف من السلة وافتحه في مداد ليُستورد ما فيه.",
  },
} as const

export const repaired = "أُصلح."
export const healthy = "غرفة الأخبار سليمة."
export const mended = "أُصلح كل ما وُجد. الأصول محفوظة في ‎.midad/attic"
export const remaining = "بقيت مشكلات: {problems}."
export const counted =
  "فُحص: المواد {articles}، والصفحات الأخرى {pages}، والسجلات الجارية {journals}، والنسخ {versions}، والمحذوفات {binned}، وأسطر فهرس البحث {indexed}."
