/**
 * Pieces of foreign pages as programs put them on the clipboard or into files, with the blocks that they are. An
 * import and a paste read them alike; `" | "` in a row of a table is a tab in an import.
 */
import { br, em, h2, h3, hr, isolate, li, link, ol, type Picture, p, quote, strong, ul } from "./pictures.ts"

export type ForeignExample = { what: string; html: string; blocks: () => Picture[] }

/** A paragraph of one of Word's lists. `sign` is the bullet or number, `font` that of the sign. */
const wordItem = (level: number, sign: string, text: string, font = "Symbol") =>
  `<p class=MsoListParagraph dir=RTL style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1;direction:rtl;unicode-bidi:embed'><![if !supportLists]><span style='font-family:"${font}"'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span dir=RTL></span><span lang=AR-SA>${text}<o:p></o:p></span></p>`

export const foreignExamples: readonly ForeignExample[] = [
  {
    what: "Word's lists, the second level's bullet is an o",
    html: [
      wordItem(1, "·", "خفض الرسوم"),
      wordItem(2, "o", "على الواردات", "Courier New"),
      wordItem(3, "§", "كلها", "Wingdings"),
      wordItem(1, "·", "تمديد المهلة"),
    ].join("\n"),
    blocks: () => [
      ul(li(p("خفض الرسوم"), ul(li(p("على الواردات"), ul(li(p("كلها")))))), li(p("تمديد المهلة"))),
    ],
  },
  {
    what: "Word's numbered lists, in digits of either kind and in letters",
    html: [
      wordItem(1, "٣.", "ثالث", "Arial"),
      wordItem(2, "أ)", "فرع", "Arial"),
      wordItem(1, "4.", "رابع", "Arial"),
      "<p class=MsoNormal dir=RTL>بين</p>",
      wordItem(1, "1-", "أول", "Arial"),
    ].join("\n"),
    blocks: () => [
      ol({ start: 3 }, li(p("ثالث"), ol(li(p("فرع")))), li(p("رابع"))),
      p("بين"),
      ol(li(p("أول"))),
    ],
  },
  {
    what: "an item of Word's list that line breaks part",
    html: `${wordItem(1, "·", "أول<br><br>تتمة")}${wordItem(1, "·", "ثان")}`,
    blocks: () => [ul(li(p("أول"), p("تتمة")), li(p("ثان")))],
  },
  {
    what: "a sign of Word's that does not end, which is text",
    html: "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>قال الوزير إن الموازنة جاهزة وإن المجلس يناقشها غدا صباحا في جلسة</p>",
    blocks: () => [ul(li(p("قال الوزير إن الموازنة جاهزة وإن المجلس يناقشها غدا صباحا في جلسة")))],
  },
  {
    what: "Word's quotes, and Latin runs in Arabic",
    html: "<p class=MsoQuote dir=RTL>قال</p><p class=MsoNormal dir=RTL>شركة <span lang=EN-US dir=LTR>Midad</span><span dir=RTL></span> <span dir=RTL lang=AR-SA>جديدة</span></p>",
    blocks: () => [quote(p("قال")), p("شركة ", isolate({ lang: "EN-US" }, "Midad"), " جديدة")],
  },
  {
    what: "Google Docs: weight and slant by style, no bold around all",
    html: `<b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="rtl"><span style="font-weight:700">عنوان</span></h2><p dir="rtl"><span style="font-weight:400;white-space:pre-wrap">نص </span><span style="font-weight:700">غليظ</span><span style="font-style:italic"> مائل</span></p><br><ul><li dir="rtl"><p dir="rtl" role="presentation"><span>بند</span></p></li></ul></b><br class="Apple-interchange-newline">`,
    blocks: () => [h2("عنوان"), p("نص ", strong("غليظ"), em(" مائل")), ul(li(p("بند")))],
  },
  {
    what: "a heading, which is bold by itself",
    html: "<h4><b>خلفية</b> <em>مهمة</em></h4>",
    blocks: () => [h3("خلفية ", em("مهمة"))],
  },
  {
    what: "a chat's message: line ends and emoji",
    html: `<span style="white-space: pre-wrap; display: inline !important">انتهى الآن </span><img alt="🔴" src="data:,"><span style="white-space: pre-wrap">\nالأولى: خفض\nالثانية: تمديد</span>`,
    blocks: () => [p("انتهى الآن 🔴", br(), "الأولى: خفض", br(), "الثانية: تمديد")],
  },
  {
    what: "emoji of several characters",
    html: '<p>علم <img alt="🇯🇴"> وعائلة <img alt="👨‍👩‍👧"> ورقم <img alt="1️⃣"></p>',
    blocks: () => [p("علم 🇯🇴 وعائلة 👨‍👩‍👧 ورقم 1️⃣")],
  },
  {
    what: "spans that are blocks",
    html: '<span>السطر الأول</span><br><span>السطر الثاني</span><span style="display: block; height: 8px"></span><span>فقرة ثانية</span>',
    blocks: () => [p("السطر الأول", br(), "السطر الثاني"), p("فقرة ثانية")],
  },
  {
    what: "white space that a style keeps, or only its line ends",
    html: '<p style="white-space:pre">أ  ب\nج</p><p style="white-space:pre-line">د   هـ\n  و</p><pre>ز\n\nح</pre>',
    blocks: () => [p("أ  ب", br(), "ج"), p("د هـ", br(), "و"), p("ز"), p("ح")],
  },
  {
    what: "line breaks in twos",
    html: "<div>سطر<br>آخر<br> <br><span>فقرة <i>مائلة<br><br>ثالثة</i></span></div>",
    blocks: () => [p("سطر", br(), "آخر"), p("فقرة ", em("مائلة")), p(em("ثالثة"))],
  },
  {
    what: "a table of lines",
    html: "<table><caption>نتائج</caption><tr><th>الأردن</th><td><p>2</p></td></tr><tr><td>مصر<td><b>1</b></table>",
    blocks: () => [p("نتائج"), p("الأردن | 2"), p("مصر | ", strong("1"))],
  },
  {
    what: "a table that lays a page out",
    html: "<table><tr><td><h3>خبر</h3><p>أول</p><p>ثان</p></td><td><ul><li>بند</li></ul></td></tr><tr><td>ذيل</td></tr></table>",
    blocks: () => [h3("خبر"), p("أول"), p("ثان"), ul(li(p("بند"))), p("ذيل")],
  },
  {
    what: "a table in a table",
    html: "<table><tr><td><table><tr><td>أ</td><td>ب</td></tr><tr><td>ج</td><td>د</td></tr></table></td><td>هـ</td></tr></table>",
    blocks: () => [p("أ | ب"), p("ج | د"), p("هـ")],
  },
  {
    what: "lists in lists, in an item and beside one",
    html: "<ul><li>أول<ol start=4><li>رابع</li></ol></li><ul><li>فرع</li></ul><li>ثان</li></ul>",
    blocks: () => [ul(li(p("أول"), ol({ start: 4 }, li(p("رابع"))), ul(li(p("فرع")))), li(p("ثان")))],
  },
  {
    what: "items that lost their list",
    html: "<p>قبل</p><li>أول</li><li>ثان</li><p>بعد</p>",
    blocks: () => [p("قبل"), ul(li(p("أول")), li(p("ثان"))), p("بعد")],
  },
  {
    what: "directions, by attribute, by style and from around",
    html: '<div dir="ltr"><p>One</p><p style="direction:rtl" dir="ltr">اثنان</p><ul><li>Three</li></ul></div><p>أربعة</p>',
    blocks: () => [
      p({ dir: "ltr" }, "One"),
      p("اثنان"),
      ul({ dir: "ltr" }, li({ dir: "ltr" }, p({ dir: "ltr" }, "Three"))),
      p("أربعة"),
    ],
  },
  {
    what: "links, where an article may lead",
    html: '<p><a href="https://example.org/a b">رابط</a> <a href="javascript:alert(1)">لا</a> <a href="#top">أعلى</a> <a href="mailto:a@example.org">بريد</a></p>',
    blocks: () => [
      p(
        link({ href: "https://example.org/a%20b" }, "رابط"),
        " لا أعلى ",
        link({ href: "mailto:a@example.org" }, "بريد"),
      ),
    ],
  },
  {
    what: "what is no text: scripts, styles, comments, pictures without words",
    html: '<style>p{}</style><script>x()</script><!-- سر --><p>نص<img src="a.png"> آخر</p><hr><title>صفحة</title>',
    blocks: () => [p("نص آخر"), hr()],
  },
  {
    what: "captions, terms and their meanings",
    html: "<figure><img src=y.png><figcaption>شرح</figcaption></figure><dl><dt>كلمة<dd>معنى</dl>",
    blocks: () => [p("شرح"), p("كلمة"), p("معنى")],
  },
  {
    what: "marks that overlap, and blocks that end nowhere",
    html: "<p><b>أ<i>ب</b>ج</i>د<p>هـ<blockquote>و",
    blocks: () => [p(strong("أ", em("ب")), em("ج"), "د"), p("هـ"), quote(p("و"))],
  },
  {
    what: "Word's tracked changes as if they were accepted",
    html: `<p class=MsoNormal dir=RTL><span lang=AR-SA>قال الوزير إن </span><del cite="mailto:desk" datetime="2026-11-20T10:00"><span lang=AR-SA>الخطة</span></del><ins cite="mailto:desk" datetime="2026-11-20T10:00"><span lang=AR-SA>الموازنة</span></ins><span lang=AR-SA> جاهزة.</span></p><p class=MsoNormal>زاد <span class=msoDel><del cite="mailto:a" datetime="2026-11-20T10:01">العجز </del></span><span class=msoIns><ins cite="mailto:a" datetime="2026-11-20T10:01">الفائض </ins></span>هذا العام</p>`,
    blocks: () => [p("قال الوزير إن الموازنة جاهزة."), p("زاد الفائض هذا العام")],
  },
  {
    what: "paragraphs that were deleted, whole or only their ends",
    html: `<p class=MsoNormal>أول<del cite="mailto:a" datetime="2026-11-20T10:00"><o:p></o:p></del></p><p class=MsoNormal><del cite="mailto:a" datetime="2026-11-20T10:00">محذوفة<o:p></o:p></del></p><p class=MsoNormal>ثان<o:p></o:p></p><p class=MsoNormal><del cite="mailto:a" datetime="2026-11-20T10:00">محذوفة<o:p></o:p></del></p><p class=MsoNormal>ثالث<o:p></o:p></p><del><p>رابع</p><ul><li>خامس</li></ul></del><p>سادس</p>`,
    blocks: () => [p("أول ثان"), p("ثالث"), p("سادس")],
  },
  {
    what: "changes as the web's Word, a CMS and others write them",
    html: '<p><span class="TextRun Strikethrough TrackChangeTextDeletion TrackedChange SCXW1">قديم</span><span class="TextRun Underlined TrackChangeTextInsertion TrackedChange SCXW1">جديد</span> و<span class="ice-del ice-cts" data-time="1">قبل</span><span class="ice-ins">بعد</span> و<span class="ck-suggestion-marker-deletion">ألف</span><span class="ck-suggestion-marker-insertion">باء</span> و<s datetime="2026-11-20">أمس</s><span class="tracked-change" style="text-decoration:line-through">الأحد</span>اليوم</p>',
    blocks: () => [p("جديد وبعد وباء واليوم")],
  },
  {
    what: "what an author crossed out, which is text",
    html: '<p><s>كان</s> <strike>يا ما</strike> <span style="text-decoration:line-through">كان</span> <del class="selectable-text copyable-text">في</del> <span data-stringify-type="strike">القديم</span> <u>جدا</u></p>',
    blocks: () => [p("كان يا ما كان في القديم جدا")],
  },
  {
    what: "Word's comments",
    html: `<p class=MsoNormal><a style='mso-comment-reference:FS_1;mso-comment-date:20261120T1000'>الموازنة</a><span class=MsoCommentReference><span style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor id="_anchor_1" href="#_msocom_1" language=JavaScript name="_msoanchor_1">[FS1]</a><![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></span> جاهزة.</p><div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff align=left size=1 width="33%"><![endif]><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><a name="_msocom_1"></a><p class=MsoCommentText><span class=MsoCommentReference><span style='font-size:8.0pt'>&nbsp;<a href="#_msoanchor_1" class=msocomoff>[FS1]</a></span></span>تأكد من الرقم</p></div></div></div><p>بعد</p>`,
    blocks: () => [p("الموازنة جاهزة."), p("بعد")],
  },
  {
    what: "Word's notes, without what leads to them",
    html: `<p class=MsoNormal>قال<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a> الوزير<a style='mso-endnote-id:edn1' href="#_edn1" name="_ednref1" title=""><span class=MsoEndnoteReference>[i]</span></a>.</p><div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> في مقابلة</p></div></div>`,
    blocks: () => [p("قال الوزير.")],
  },
  {
    what: "notes and comments of Writer, Docs and web pages",
    html: '<p>أ<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> ب<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> ج<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> د<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> هـ<a role="doc-noteref" href="#n1">1</a></p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>حاشية</p></div><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;حاشية</span></p></div><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>تعليق</span></p></div><ol class="references"><li>مصدر</li></ol><section role="doc-endnotes"><p>خاتمة</p></section><p>و</p>',
    blocks: () => [p("أ ب ج د هـ"), hr(), p("و")],
  },
  {
    what: "Word's fields, in conditional comments and without them",
    html: `<p>راجع <!--[if supportFields]><span style='mso-element:field-begin'></span> HYPERLINK "https://example.org" <span style='mso-element:field-separator'></span><![endif]-->الموقع<!--[if supportFields]><span style='mso-element:field-end'></span><![endif]--> صفحة <span style='mso-element:field-begin'></span><span style='mso-spacerun:yes'> </span>PAGE \\* MERGEFORMAT <span style='mso-element:field-separator'></span>٣<span style='mso-element:field-end'></span> من <span style='mso-element:field-begin'></span> IF <span style='mso-element:field-begin'></span> NUMPAGES <span style='mso-element:field-separator'></span>9<span style='mso-element:field-end'></span> x <span style='mso-element:field-separator'></span>٩<span style='mso-element:field-end'></span>.</p><p>قبل <span style='mso-element:field-begin'></span>نص بلا نهاية</p><p>بعد</p>`,
    blocks: () => [p("راجع الموقع صفحة ٣ من ٩."), p("قبل نص بلا نهاية"), p("بعد")],
  },
  {
    what: "hidden text, and paragraphs that end without an end tag",
    html: `<div style="display:none;max-height:0">مقدمة البريد</div><p>أ <span style='display:none;mso-hide:all'>سر </span>ب<span style="visibility:hidden">مخفي</span></p><p style="display:none !important">ج<p>د<ul><li hidden>هـ<li>و</ul>`,
    blocks: () => [p("أ ب"), p("د"), ul(li(p("و")))],
  },
  {
    what: "Word's empty lines, wrappers of spelling and tags of its own",
    html: `<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>قال <span class=SpellE><span class=GramE>الوزيير</span></span> <st1:place w:st="on">عمّان</st1:place><o:p></o:p></p><p class=MsoNormal>&nbsp;</p>`,
    blocks: () => [p("قال الوزيير عمّان")],
  },
  {
    what: "X: mentions and hashtags are blocks in running text, emoji are pictures",
    html: `<div data-testid="tweetText" style="white-space: pre-wrap;"><span>عاجل: انتهت القمة </span><img alt="🇯🇴" src="https://abs-0.twimg.com/emoji/v2/svg/1f1ef-1f1f4.svg"><span>\n</span><div style="display: inline-block;"><span><a href="https://x.com/hashtag/a">#عمان</a></span></div><span> وقال </span><div style="display: inline-flex;"><a href="https://x.com/r">@Reuters</a></div><span> إن</span></div><span>ثم </span><div class="css-175oi2r r-xoduu5"><a href="https://x.com/r">@Reuters</a></div>أمس`,
    blocks: () => [
      p(
        "عاجل: انتهت القمة 🇯🇴",
        br(),
        link({ href: "https://x.com/hashtag/a" }, "#عمان"),
        " وقال ",
        link({ href: "https://x.com/r" }, "@Reuters"),
        " إن",
      ),
      p("ثم ", link({ href: "https://x.com/r" }, "@Reuters"), " أمس"),
    ],
  },
  {
    what: "emoji that only their address or an attribute names",
    html: '<p>أ <img class="emoji" src="https://twemoji.maxcdn.com/v/14.0.2/72x72/1f534.png"> ب <img src="https://s.w.org/images/core/emoji/14.0.0/svg/1f468-200d-1f469-200d-1f467.svg"> ج <img alt="" src="https://static.xx.fbcdn.net/images/emoji.php/v9/t4c/1/16/1f602.png?a=1"> د <img alt=":star:" data-stringify-type="emoji" src="https://a.slack-edge.com/production-standard-emoji-assets/14.0/google-medium/2b50.png"> هـ <img data-goomoji="2764" src="cid:2764@goomoji.gmail"> و <img src="https://fonts.gstatic.com/s/e/notoemoji/15.1/1f600/72.png"> ز <img data-plain-text="🔥" class="emoji wa" src="data:image/gif;base64,R0"> ح <img class="emojione" alt="smiling 😄" src="x.png"> ط <img class="emoji" alt=":fire:" src="/a.svg"> ي <img src="https://example.org/emoji/72.png"></p>',
    blocks: () => [p("أ 🔴 ب 👨‍👩‍👧 ج 😂 د ⭐ هـ ❤️ و 😀 ز 🔥 ح 😄 ط :fire: ي")],
  },
  {
    what: "every way of asking for line ends and spaces",
    html: [
      ...["white-space: break-spaces", "white-space-collapse: preserve", "white-space: preserve nowrap"],
      ...["white-space: preserve-breaks", "white-space: -moz-pre-wrap", "white-space: pre-wrap !important"],
    ]
      .map((style) => `<div style="${style}">أ\nب</div>`)
      .join(""),
    blocks: () => Array.from({ length: 6 }, () => p("أ", br(), "ب")),
  },
  {
    what: "every way of showing a span as a line, and as a cell",
    html: [
      ...["block", "flex", "grid", "list-item", "table", "flow-root", "block flow", "-webkit-box"],
      "table-caption",
    ]
      .map((display) => `<span style="display:${display}">أ</span>`)
      .join("<b style='display:block'>ب</b>")
      .concat(
        '<span style="display:table-row"><span style="display:table-cell">ج</span><span style="display:table-cell">د</span></span>',
      ),
    blocks: () => [...Array.from({ length: 8 }, () => [p("أ"), p(strong("ب"))]).flat(), p("أ"), p("ج | د")],
  },
  {
    what: "mail with a quoted message, lines that are blocks, and empty ones",
    html: '<div dir="rtl">أول<div><br></div><div>ثان</div><div>ثالث</div><br><div class="gmail_quote"><div class="gmail_attr">كتب سامي:<br></div><blockquote class="gmail_quote"><div>اقتباس<div>آخر</div></div></blockquote></div><div>&gt; سطر<br>&gt; آخر</div></div>',
    blocks: () => [
      ...[p("أول"), p("ثان"), p("ثالث"), p("كتب سامي:"), quote(p("اقتباس"), p("آخر"))],
      p("> سطر", br(), "> آخر"),
    ],
  },
  {
    what: "notes, comments and page feet where only their links or names are left",
    html: '<p>قال<a href="#_ftn1" name="_ftnref1" title="">[1]</a> الوزير<a href="#_msocom_1">[FS1]</a><span data-ccp-charstyle="footnote reference">1</span></p><hr align="left" size="1" width="33%"><p><a href="#_ftnref1" name="_ftn1">[1]</a> حاشية</p><p class="MsoCommentText">تأكد</p><p><span data-ccp-parastyle="footnote text">حاشية</span></p><div title="footer"><p>صفحة 1</p></div><hr><p>بعد</p>',
    blocks: () => [p("قال الوزير"), hr(), p("بعد")],
  },
]
