/** What the checks say of each rule: the finding, and why. `{word}` is what stands there, `{right}` the first fix. */

export const rules = {
  hamza: {
    message: "«{word}»: تُكتب «{right}» بهمزتها",
    why: "همزة القطع تُكتب، وهمزة الوصل لا تُكتب. الكتابة المقترحة هي الشائعة في الأخبار.",
  },
  madda: { message: "«{word}»: تُكتب «{right}»", why: "الهمزة والألف بعدها تُكتبان مدّة." },
  "ta-marbuta": {
    message: "«{word}»: تُكتب «{right}»: التاء المربوطة غير الهاء",
    why: "تاء التأنيث تُكتب ة بنقطتين، والضمير هاء بلا نقط.",
  },
  ya: {
    message: "«{word}»: تُكتب «{right}»: الياء غير الألف المقصورة",
    why: "الياء في آخر الكلمة بنقطتين، والألف المقصورة بلا نقط.",
  },
  "hamza-seat": {
    message: "«{word}»: تُكتب «{right}»: كرسي الهمزة",
    why: "كرسي الهمزة يتبع أقوى الحركتين: الكسر ثم الضم ثم الفتح.",
  },
  dad: { message: "«{word}»: لعلها «{right}»: الضاد غير الظاء", why: "الكلمة بالحرف الآخر أشيع بمئة مرة." },
  dal: { message: "«{word}»: لعلها «{right}»: الدال غير الذال", why: "الكلمة بالحرف الآخر أشيع بمئة مرة." },
  sad: {
    message: "«{word}»: لعلها «{right}»: السين غير الصاد",
    why: "الكلمة لا تُعرف، وهي بالحرف الآخر شائعة.",
  },
  ta: {
    message: "«{word}»: لعلها «{right}»: التاء غير الطاء",
    why: "الكلمة لا تُعرف، وهي بالحرف الآخر شائعة.",
  },
  "plural-alef": {
    message: "«{word}»: تُكتب «{right}»: ألف واو الجماعة",
    why: "بعد واو الجماعة في الفعل ألف لا تُلفظ.",
  },
  joined: { message: "«{word}»: كلمتان: «{right}»", why: "سقطت المسافة بين كلمتين." },
  slip: { message: "«{word}»: لعلها «{right}»", why: "الكلمة لا تُعرف، وأقرب كلمة شائعة إليها هي المقترحة." },
  "common-error": { message: "«{word}»: الصواب «{right}»", why: "خطأ شائع." },
  inna: { message: "«{word}»: هنا «{right}»", why: "تُكسر همزة إنّ في أول الكلام وبعد القول، وتُفتح بعد غيره." },
  illa: { message: "«{word}»: هنا «{right}»", why: "إلا للاستثناء، وألا أن مع لا." },
  ala: { message: "«{word}»: هنا «{right}»", why: "على حرف جر بالألف المقصورة، وعلي اسم بالياء." },
  lada: { message: "«{word}»: هنا «{right}»", why: "لدى ظرف بالألف المقصورة، ولديّ مع ياء المتكلم." },
  hazr: { message: "«{word}»: هنا «{right}»", why: "الحظر المنع، والحضر من الحضور أو خلاف البدو." },
  alladhina: {
    message: "«{word}»: هنا «{right}»",
    why: "الذين اسم موصول بالذال، والدين بالدال العقيدة أو القرض.",
  },
  athar: { message: "«{word}»: هنا «{right}»", why: "أثار فعل، وآثار جمع أثر." },
  imma: { message: "«{word}»: هنا «{right}»", why: "إما للتخيير، وأما للتفصيل." },
  "name-variant": {
    message: "الاسم «{word}» مكتوب «{right}» أيضاً في هذه المادة",
    why: "الاسم الواحد يُكتب بشكل واحد في المادة.",
  },
  "agreed-name": {
    message: "«{word}»: المتفق عليه «{right}»",
    why: "هذا ما اتفقت عليه غرفة الأخبار في معجمها.",
  },
  "lone-waw": { message: "واو العطف تتصل بما بعدها", why: "لا مسافة بعد واو العطف." },
  "insha-allah": { message: "«{word}»: تُكتب «{right}»", why: "إن حرف شرط وشاء فعل، أما الإنشاء فالبناء." },
  "tanwin-on-hamza": {
    message: "لا ألف بعد الهمزة المسبوقة بألف: «{right}»",
    why: "تنوين الهمزة بعد الألف يُكتب عليها: مساءً.",
  },
  "tanwin-place": { message: "موضع تنوين الفتح: «{right}»", why: "شكل واحد لتنوين الفتح في المادة." },
  "space-before-mark": { message: "لا مسافة قبل علامة الترقيم", why: "العلامة تتصل بما قبلها." },
  "no-space-after-mark": { message: "مسافة ناقصة بعد علامة الترقيم", why: "بعد العلامة مسافة." },
  "no-space-after-stop": { message: "مسافة ناقصة بعد النقطة", why: "بعد النقطة مسافة." },
  "latin-comma": { message: "فاصلة لاتينية، والعربية «،»", why: "في النص العربي الفاصلة العربية." },
  "latin-semicolon": {
    message: "فاصلة منقوطة لاتينية، والعربية «؛»",
    why: "في النص العربي الفاصلة المنقوطة العربية.",
  },
  "latin-question": {
    message: "علامة استفهام لاتينية، والعربية «؟»",
    why: "في النص العربي علامة الاستفهام العربية.",
  },
  "doubled-comma": { message: "فاصلة مكررة", why: "تكفي واحدة." },
  "repeated-mark": { message: "علامة مكررة", why: "تكفي واحدة." },
  "mark-order": { message: "الترتيب «؟!»", why: "الاستفهام قبل التعجب." },
  "long-dots": { message: "نقاط الحذف ثلاث", why: "ثلاث نقاط لا أكثر." },
  "two-dots": { message: "نقطتان، ونقاط الحذف ثلاث", why: "ثلاث نقاط." },
  "one-character-dots": { message: "نقاط الحذف حرف واحد", why: "شكل واحد لنقاط الحذف." },
  "headline-stop": { message: "لا نقطة في آخر العنوان", why: "العنوان بلا نقطة." },
  "space-in-brackets": { message: "لا مسافة داخل القوس", why: "القوس يتصل بما فيه." },
  "no-space-before-bracket": { message: "مسافة ناقصة قبل القوس", why: "قبل القوس مسافة." },
  "no-space-after-bracket": { message: "مسافة ناقصة بعد القوس", why: "بعد القوس مسافة." },
  unbalanced: { message: "«{word}» بلا قرين", why: "كل قوس أو علامة اقتباس تُفتح تُغلق." },
  "double-space": { message: "مسافات متتالية", why: "تكفي مسافة." },
  "no-break-space": { message: "مسافة غير فاصلة", why: "المسافة العادية تكفي إلا حيث أُريدت." },
  tatweel: { message: "تطويل داخل الكلمة", why: "التطويل زينة، ويُفسد البحث." },
  "repeated-word": { message: "«{word}»: كلمة مكررة", why: "كلمة كُتبت مرتين سهواً." },
  "number-joined": { message: "مسافة ناقصة بين الكلمة والرقم", why: "بين الكلمة والرقم مسافة." },
  "foreign-letter": {
    message: "حرف فارسي أو أردي يشبه العربي",
    why: "يختلف في البحث والترتيب وإن تشابه الرسم.",
  },
  "presentation-form": { message: "حروف بأشكال مطبعية جاهزة", why: "تأتي من ملفات PDF، ولا تُبحث ولا تُصحَّح." },
  "invisible-character": { message: "حرف لا يُرى", why: "قد يقلب اتجاه ما بعده أو يقطع كلمة." },
  "joiner-at-edge": { message: "واصل أو فاصل أحرف في غير موضعه", why: "لا معنى له إلا بين حرفين متصلين." },
  "phone-direction": { message: "رقم هاتف قد يُعرض مقلوباً", why: "يُعزل اتجاهه ليبقى ترتيبه." },
  ithnayn: {
    message: "«{word}»: همزة الاثنين همزة وصل: «{right}»",
    why: "اثنان واثنين والاثنين بهمزة وصل لا تُكتب.",
  },
  "sawfa-lan": { message: "«{word}»: تكفي «{right}»", why: "لن لنفي المستقبل، فلا تجتمع مع سوف." },
  "thamma-hunaka": { message: "«{word}»: تكفي «{right}»", why: "الكلمتان بمعنى واحد." },
  "al-ghayr": { message: "«غير» لا تُعرَّف، ويُعرَّف ما بعدها", why: "يقال: غير الآمنة، لا الغير آمنة." },
  "akkada-ala": { message: "«أكد» يتعدى بنفسه", why: "يقال: أكد الأمر. وفي الأمر خلاف." },
  percent: { message: "صيغة النسبة: «{right}»", why: "صيغة واحدة للنسبة المئوية." },
  "abd-joined": { message: "«عبد» تُفصل عما بعدها", why: "تُكتب الأسماء المركبة مفصولة." },
  mudara: { message: "جمع مدير: «{right}»", why: "الجمع السالم هو الأفصح، وفي الأمر خلاف." },
  tamma: { message: "«{word}» مع المصدر: استعمل الفعل مباشرة", why: "الفعل الصريح أوجز." },
  "month-pair": { message: "الشهران مختلفان: «{word}»", why: "لكل شهر اسمان، وهذان ليسا لشهر واحد." },
  "month-alone": { message: "اسم الشهر بلا اسمه الثاني", why: "بعض الصحف تكتب الاسمين." },
  boilerplate: { message: "بقية من القالب أو الموقع", why: "ليست من النص." },
  "mixed-digits": { message: "أرقام عربية وهندية في مادة واحدة", why: "نوع واحد من الأرقام في المادة." },
} as const

/** What a finding matters. */
export const severities = { error: "خطأ", warning: "تنبيه", hint: "ملاحظة" } as const

/** Where a finding is, on the command line. */
export const places = { headline: "العنوان", standfirst: "المقدمة", block: "الكتلة {block}" } as const

/** What is said at the end. */
export const counted = "أخطاء: {errors}. تنبيهات: {warnings}. ملاحظات: {hints}."
export const fixed = "{name}: صُحح {made}."
export const noDictionary = "تعذّرت قراءة القاموس، فالفحص بالأعداد وحدها: {message}"
export const badLexicon = "«{name}» ليس معجم أسماء صحيحاً: {message}"
