import { describe, expect, test } from "vitest"
import {
  article,
  body,
  br,
  caption,
  credit,
  em,
  figure,
  h2,
  h3,
  headline,
  hr,
  isolate,
  li,
  link,
  note,
  ol,
  p,
  quote,
  related,
  relatedLink,
  standfirst,
  strong,
  ul,
} from "../../../support/pictures.ts"
import { copy, open, paste, press, same, story } from "../harness.ts"

describe("pasting into each part", () => {
  test("several paragraphs into a headline: the first stays, the rest goes to the body, and a notice says so", async () => {
    const { editor, doc, notices } = await open(
      article(headline("قمة <a>"), standfirst("غداً"), body(p("نص"))),
    )
    paste(editor, { html: "<h1>في عمان</h1><p>أول <b>مهم</b></p><ul><li>بند</li></ul>" })
    same(
      doc(),
      article(
        headline("قمة في عمان"),
        standfirst("غداً"),
        body(p("أول ", strong("مهم")), ul(li(p("بند"))), p("نص")),
      ),
    )
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain("المتن")
  })

  test("a divider before the first line goes to the body, and the line is there once", async () => {
    const { editor, doc, notices } = await open(
      article(headline("قمة <a>"), standfirst("غداً"), body(p("نص"))),
    )
    paste(editor, { html: "<hr><p>في عمان</p><p>أول</p>" })
    same(doc(), article(headline("قمة في عمان"), standfirst("غداً"), body(hr(), p("أول"), p("نص"))))
    expect(notices).toHaveLength(1)
  })

  test("two lines of text into an empty headline", async () => {
    const { editor, doc, notices, imports } = await open(article(headline("<a>"), standfirst(), body(p())))
    paste(editor, { text: "قمة في عمان\nتبدأ غداً" })
    same(doc(), article(headline("قمة في عمان"), standfirst(), body(p("تبدأ غداً"))))
    expect(notices).toHaveLength(1)
    expect(imports).toEqual([])
  })

  test("a line break in the headline's text is a new line too", async () => {
    const { editor, doc } = await open(article(headline("<a>"), standfirst("غداً"), body(p("نص"))))
    paste(editor, { html: "<p>قمة<br>في عمان</p>" })
    same(doc(), article(headline("قمة"), standfirst("غداً"), body(p("في عمان"), p("نص"))))
  })

  test("a list into a standfirst: its first item stays, the others go on", async () => {
    const { editor, doc, notices } = await open(article(headline("قمة"), standfirst("<a>"), body(p("نص"))))
    paste(editor, { html: "<ul><li>أول</li><li>ثان</li></ul>" })
    same(doc(), article(headline("قمة"), standfirst("أول"), body(p("ثان"), p("نص"))))
    expect(notices).toHaveLength(1)
  })

  test("two paragraphs into a caption: the rest goes after the figure", async () => {
    const { editor, doc, notices } = await open(
      story(figure({ src: "a.jpg" }, caption("<a>"), credit()), p("نص")),
    )
    paste(editor, { text: "وصول الوفد\nتصوير خاص" })
    same(doc(), story(figure({ src: "a.jpg" }, caption("وصول الوفد"), credit()), p("تصوير خاص"), p("نص")))
    expect(notices).toHaveLength(1)
  })

  test("a page into an empty article is an import, as it came", async () => {
    const { editor, doc, imports } = await open(article(headline("<a>"), standfirst(), body(p())))
    const html = "<h1>قمة</h1><p>أول</p><p>ثان</p>"
    paste(editor, { html, text: "قمة" })
    paste(editor, { text: "قمة\nأول\n\nثان" })
    expect(imports).toEqual([{ html }, "قمة\nأول\n\nثان"])
    same(doc(), article(headline(), standfirst(), body(p())))
  })

  test("a copied article into an empty one fills its parts", async () => {
    const whole = article(
      headline("قمة"),
      standfirst("في عمان"),
      body(
        p("أول"),
        related(note("للمكتب"), relatedLink({ url: "https://example.org/1", article: "abcd-1234" }, "سابق")),
        figure({ src: "a.jpg", alt: "وفد" }, caption("شرح"), credit("خاص")),
      ),
    )
    const first = await open(whole)
    await press("Control+a", "Control+a")
    const copied = copy(first.editor)
    const { editor, doc, imports } = await open(article(headline("<a>"), standfirst(), body(p())))
    paste(editor, copied)
    same(doc(), whole)
    expect(imports).toEqual([])
    const other = await open(story(p("نص<a>")))
    paste(other.editor, copied)
    expect(other.doc().child(2).textContent).toBe("نصقمةفي عمانأولللمكتبسابقشرحخاص")
    expect(other.doc().child(2).child(1).type.name).toBe("subhead")
  })

  test("text keeps every code point; NUL and halves of characters become U+FFFD", async () => {
    const { editor, doc } = await open(story(p("<a>")))
    const odd = "كِتَـابٌ  ٢٠٢٤\u00a0\u200f\u2067ﻻ\u2069\u200c\u{1f1f5}"
    paste(editor, { text: odd })
    expect(doc().child(2).textContent).toBe(odd)
    paste(editor, { text: "\0\ud83d" })
    expect(doc().child(2).textContent).toBe(`${odd}\ufffd\ufffd`)
  })

  test("a heading is a subhead of its own, wherever the cursor is in a paragraph", async () => {
    const { editor, doc } = await open(story(p("قبل<a>بعد")))
    paste(editor, { html: "<h1>خلفية</h1>" })
    same(doc(), story(p("قبل"), h2("خلفية"), p("بعد")))
  })

  test("paragraphs at the ends run on with the text around them", async () => {
    const { editor, doc } = await open(story(p("قبل <a>بعد")))
    paste(editor, { html: "<p>أول</p><h3>خلفية</h3><p>آخر</p>" })
    same(doc(), story(p("قبل أول"), h3("خلفية"), p("آخربعد")))
    await press("Control+z")
    same(doc(), story(p("قبل بعد")))
  })

  test("in a list whole blocks go after it, paragraphs stay", async () => {
    const { editor, doc } = await open(story(ul(li(p("بند<a>")))))
    paste(editor, { html: "<h2>خلفية</h2><p>نص</p>" })
    same(doc(), story(ul(li(p("بند"))), h2("خلفية"), p("نص")))
  })

  test("dropping text moves it and keeps the rest", async () => {
    const { editor, doc } = await open(article(headline("قمة<a>"), standfirst("غداً"), body(p("نص"))))
    const transfer = new DataTransfer()
    transfer.setData("text/plain", "أول\nثان")
    const box = editor.view.coordsAtPos(4)
    editor.view.dom.dispatchEvent(
      new DragEvent("drop", {
        dataTransfer: transfer,
        clientX: box.left,
        clientY: (box.top + box.bottom) / 2,
        bubbles: true,
        cancelable: true,
      }),
    )
    same(doc(), article(headline("قمةأول"), standfirst("غداً"), body(p("ثان"), p("نص"))))
  })
})

describe("pasting from elsewhere", () => {
  const pasted = async (html: string) => {
    const bench = await open(story(p("<a>")))
    paste(bench.editor, { html })
    return bench
  }

  test("Google Docs: structure stays, weight is told by style, the wrapper is no bold", async () => {
    const { doc } = await pasted(
      `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="rtl" style="line-height:1.38"><span style="font-size:20pt;font-weight:400;">عنوان</span></h1><p dir="rtl"><span style="font-weight:400;color:#000">نص </span><span style="font-weight:700">غليظ</span><span style="font-style:italic"> مائل</span><a href="https://example.org/a"><span style="text-decoration:underline">رابط</span></a></p><br><ul><li dir="rtl" aria-level="1"><p dir="rtl" role="presentation"><span>بند</span></p></li></ul><p dir="ltr"><span>English</span></p></b><br class="Apple-interchange-newline">`,
    )
    same(
      doc(),
      story(
        h2("عنوان"),
        p("نص ", strong("غليظ"), em(" مائل"), link({ href: "https://example.org/a" }, "رابط")),
        ul(li(p("بند"))),
        p({ dir: "ltr" }, "English"),
      ),
    )
  })

  test("Word: lists that only look like lists, headings, quotes, spaces that were typed", async () => {
    const { doc } = await pasted(
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body lang=AR-SA><!--StartFragment--><p class=MsoTitle dir=RTL><span lang=AR-SA>عنوان</span></p><p class=MsoNormal dir=RTL style='text-align:right'><b><span style='font-size:14pt'>غليظ</span></b><span style='mso-spacerun:yes'>&nbsp; </span>نص<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst dir=RTL style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>أول<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle dir=RTL style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>تحته</p>
<p class=MsoListParagraphCxSpLast dir=RTL style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>ثان</p>
<p class=MsoNormal dir=RTL>بين</p>
<p class=MsoListParagraph dir=RTL style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>3.<span>&nbsp; </span></span>ثالث</p>
<p class=MsoQuote dir=RTL>قال</p><p class=MsoNormal dir=LTR>Latin</p><p class=MsoNormal dir=RTL><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>`,
    )
    same(
      doc(),
      story(
        h2("عنوان"),
        p(strong("غليظ"), "\u00a0 نص"),
        ul(li(p("أول"), ol(li(p("تحته")))), li(p("ثان"))),
        p("بين"),
        ol({ start: 3 }, li(p("ثالث"))),
        quote(p("قال")),
        p({ dir: "ltr" }, "Latin"),
      ),
    )
  })

  test("LibreOffice: fonts go, structure stays", async () => {
    const { doc } = await pasted(
      `<p align="right" dir="rtl" style="margin-bottom:0"><font face="Amiri"><b>غليظ</b> نص</font></p><ol><li><p dir="rtl">أول</p></li></ol><blockquote dir="rtl">قال</blockquote>`,
    )
    same(doc(), story(p(strong("غليظ"), " نص"), ol(li(p("أول"))), quote(p("قال"))))
  })

  test("web pages: line breaks in twos part paragraphs, scripts are not text, links lead where they may", async () => {
    const { doc, notices } = await pasted(
      `<div>سطر<br>آخر<br><br><span>فقرة <i>مائلة<br><br>ثالثة</i></span></div><script>x()</script><p><a href="javascript:alert(1)">لا</a> <a href="mailto:a@example.org">نعم</a></p><p class="related-link" data-article="!">نص</p>`,
    )
    same(
      doc(),
      story(
        p("سطر", br(), "آخر"),
        p("فقرة ", em("مائلة")),
        p(em("ثالثة")),
        p("لا ", link({ href: "mailto:a@example.org" }, "نعم")),
        p("نص"),
      ),
    )
    expect(notices.join()).toContain("روابط")
  })

  test("what was deleted, noted and hidden in Word is told, with how much it was", async () => {
    const { editor, doc, notices } = await open(story(p("<a>")))
    paste(editor, {
      html: "<p>قال <del datetime='2026-11-20'>إن الخطة</del><ins datetime='2026-11-20'>الموازنة</ins> جاهزة.</p><div style='mso-element:footnote'><p>حاشية</p></div><div style='mso-element:comment'><p>تأكد</p></div>",
    })
    same(doc(), story(p("قال الموازنة جاهزة.")))
    expect(notices).toEqual([
      "تُركت كلمتان محذوفتان في الأصل بتتبع التغييرات. تُركت حاشية. تُرك تعليق على النص.",
    ])
  })

  test("Google Docs: what was suggested to be deleted is left out, by Docs' own format", async () => {
    const text = "قال الخطةالموازنة جاهزة.\nقديمة.\nثم انتهى.\n"
    const marks = Array.from(text, () => null as string[] | null)
    const range = (from: number, to: number) => {
      marks[from] = ["suggest.a"]
      marks[to] = []
    }
    range(text.indexOf("الخطة"), text.indexOf("الموازنة"))
    range(text.indexOf("قديمة"), text.indexOf("ثم"))
    const resolved = { dsl_spacers: text, dsl_suggesteddeletions: { sgsl_sugg: marks } }
    const transfer = new DataTransfer()
    transfer.setData(
      "text/html",
      `<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="rtl"><span>قال </span><span>الخطةالموازنة</span><span> جاهزة.</span></p><p dir="rtl"><span>قديمة.</span></p><p dir="rtl"><span>ثم انتهى.</span></p></b>`,
    )
    transfer.setData(
      "application/x-vnd.google-docs-document-slice-clip+wrapped",
      JSON.stringify({ dct: "kix", data: JSON.stringify({ resolved }) }),
    )
    const { editor, doc, notices } = await open(story(p("<a>")))
    const send = () =>
      editor.view.dom.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }),
      )
    send()
    same(doc(), story(p("قال الموازنة جاهزة."), p("ثم انتهى.")))
    expect(notices).toEqual(["تُركت كلمتان محذوفتان في الأصل بتتبع التغييرات."])
    for (const broken of [
      "{",
      "null",
      '{"data":"[]"}',
      JSON.stringify({ data: JSON.stringify({ resolved: { ...resolved, dsl_spacers: "غيره" } }) }),
    ]) {
      const other = await open(story(p("<a>")))
      transfer.setData("application/x-vnd.google-docs-document-slice-clip+wrapped", broken)
      other.editor.view.dom.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }),
      )
      expect(other.doc().child(2).textContent).toBe("قال الخطةالموازنة جاهزة.قديمة.ثم انتهى.")
    }
  })

  test("a table becomes paragraphs, a picture a notice", async () => {
    const { doc, notices } = await pasted(
      `<table><caption>نتائج</caption><tr><td>الأردن</td><td>2</td></tr><tr><td>مصر</td><td>1</td></tr></table><img src="https://example.org/x.png"><figure><img src="y.png"><figcaption>شرح</figcaption></figure>`,
    )
    same(doc(), story(p("نتائج"), p("الأردن | 2"), p("مصر | 1"), p("شرح")))
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain("الجدول")
    expect(notices[0]).toContain("صورة")
  })

  test("a table of one line is no loss", async () => {
    const { doc, notices } = await pasted("<table><tr><td><p>أول</p><p>ثان</p></td></tr></table>")
    same(doc(), story(p("أول"), p("ثان")))
    expect(notices).toEqual([])
  })

  test("what stands in the place of media and drawings is no text", async () => {
    const { doc, notices } = await pasted(
      `<p>قبل <video><p>بديل</p></video><img src="a.png" alt="صورة"><svg><text>رسم</text></svg><select><option>خيار</select>بعد</p><p>آخر</p>`,
    )
    same(doc(), story(p("قبل بعد"), p("آخر")))
    expect(notices).toHaveLength(1)
  })

  test("only a picture: nothing changes, and the notice says how to insert it", async () => {
    const { doc, notices } = await pasted(`<img src="https://example.org/x.png">`)
    same(doc(), story(p()))
    expect(notices).toHaveLength(1)
  })

  test("nothing of what is pasted is run or loaded", async () => {
    const seen: string[] = []
    Object.assign(globalThis, { pastedCode: () => seen.push("ran") })
    await pasted(
      `<p>نص</p><img src="data:," onerror="pastedCode()"><svg onload="pastedCode()"></svg><iframe srcdoc="<script>parent.pastedCode()</script>"></iframe>`,
    )
    await new Promise((done) => requestAnimationFrame(done))
    expect(seen).toEqual([])
  })

  test("forged marks of Midad's own copies cannot bring in what the schema forbids", async () => {
    const forged = [
      `<p data-pm-slice='1 1 ["related",{"label":5},"related_link",{"url":"javascript:1"}]'>نص</p>`,
      `<aside class="related" data-pm-slice="0 0 []"><p class="related-link" data-url="javascript:1" data-article="../x">نص</p></aside>`,
      `<p data-pm-slice="9 9 []"><bdi lang="!!" dir="ltr">نص</bdi></p>`,
    ]
    for (const html of forged) {
      const { doc } = await pasted(html)
      doc().check()
      expect(doc().child(2).textContent).toContain("نص")
    }
  })
})

describe("pasting lines that end at the edge of a page", () => {
  const text = `أعلنت وزارة الصحة في بيان مساء الأربعاء أنها سجلت تراجعا
في عدد الحالات خلال الأسبوع الماضي، مشيرة إلى أن المستشفيـ 
ات الميدانية ستغلق قبل نهاية الشهر، وأن الحملة مستمرة في

12

المحافظات الجنوبية.
وأضاف البيان أن الحملة مستمرة.`
  const before = "أعلنت وزارة الصحة في بيان مساء الأربعاء أنها سجلت تراجعا"
  const lines = () => [
    p(before),
    p("في عدد الحالات خلال الأسبوع الماضي، مشيرة إلى أن المستشفيـ "),
    p("ات الميدانية ستغلق قبل نهاية الشهر، وأن الحملة مستمرة في"),
    p("12"),
    p("المحافظات الجنوبية."),
    p("وأضاف البيان أن الحملة مستمرة."),
  ]
  const paragraphs = () => [
    p(
      `${before} في عدد الحالات خلال الأسبوع الماضي، مشيرة إلى أن المستشفيات الميدانية ستغلق قبل نهاية الشهر، وأن الحملة مستمرة في المحافظات الجنوبية.`,
    ),
    p("وأضاف البيان أن الحملة مستمرة."),
  ]

  test("joins them to paragraphs and says so, and undo gives them back", async () => {
    const { editor, doc, notices } = await open(story(p("قبل"), p("<a>"), p("بعد")))
    paste(editor, { text })
    same(doc(), story(p("قبل"), ...paragraphs(), p("بعد")))
    expect(notices).toEqual(["وُصلت 3 أسطر مكسورة في فقراتها. تُرك سطر هو رقم صفحة أو رأسها."])
    editor.run("undo")
    same(doc(), story(p("قبل"), ...lines(), p("بعد")))
    editor.run("undo")
    same(doc(), story(p("قبل"), p(), p("بعد")))
  })

  test("gives them back by the notice's action, also when more was written since", async () => {
    const bench = await open(story(p("قبل"), p("<a>"), p("بعد")))
    paste(bench.editor, { text })
    bench.answer!()
    same(bench.doc(), story(p("قبل"), ...lines(), p("بعد")))
    const other = await open(story(p("قبل"), p("<a>"), p("بعد")))
    paste(other.editor, { text })
    paste(other.editor, { text: " حقا" })
    other.editor.view.dispatch(
      other.editor.view.state.tr.insertText(
        "ثم ",
        other.doc().child(0).nodeSize + other.doc().child(1).nodeSize + 2,
      ),
    )
    other.answer!()
    const [first, ...rest] = lines()
    same(
      other.doc(),
      story(p("ثم قبل"), first!, ...rest.slice(0, -1), p("وأضاف البيان أن الحملة مستمرة. حقا"), p("بعد")),
    )
  })

  test("where one line fits, the first paragraph comes in whole, and the action gives the lines", async () => {
    const bench = await open(article(headline("قمة"), standfirst("<a>"), body(p("نص"))))
    paste(bench.editor, { text })
    const [first, second] = paragraphs()
    same(bench.doc(), article(headline("قمة"), standfirst(first!.textContent), body(second!, p("نص"))))
    expect(bench.notices.at(-1)).toContain("وُصلت 3 أسطر")
    bench.answer!()
    same(bench.doc(), article(headline("قمة"), standfirst(before), body(...lines().slice(1), p("نص"))))
  })

  test("what was changed since stays as it is, and the lines around it come back", async () => {
    const bench = await open(story(p("<a>")))
    paste(bench.editor, { text })
    const joint = bench.doc().child(2).child(0).textContent.indexOf("المستشفيات")
    const { tr } = bench.editor.view.state
    const start = bench.doc().child(0).nodeSize + bench.doc().child(1).nodeSize + 2
    bench.editor.view.dispatch(tr.insertText("كل ", start + joint))
    bench.answer!()
    expect(
      bench
        .doc()
        .child(2)
        .children.map(({ textContent }) => textContent.slice(0, 12)),
    ).toEqual(["أعلنت وزارة ", "في عدد الحال", "ات الميدانية", "12", "المحافظات ال", "وأضاف البيان"])
    expect(bench.doc().child(2).child(1).textContent).toContain("كل المستشفيـ ")
    // A new paragraph in the middle of a joint is no joint any more.
    const other = await open(story(p("<a>")))
    paste(other.editor, { text })
    const space = start + before.length
    other.editor.view.dispatch(other.editor.view.state.tr.split(space))
    other.answer!()
    expect(other.doc().child(2).textContent.replaceAll(" ", "")).toContain(text.replaceAll(/\s/g, ""))
  })

  test("in the middle of a paragraph the text around them stays with them", async () => {
    const { editor, doc } = await open(story(p("قال: <a>وانتهى")))
    paste(editor, { text })
    const [first, last] = paragraphs()
    same(doc(), story(p(`قال: ${first!.textContent}`), p(`${last!.textContent}وانتهى`)))
  })

  test("lines of a poem stay lines, and nothing is said", async () => {
    const { editor, doc, notices } = await open(story(p("<a>")))
    paste(editor, {
      text: "عيناك غابتا نخيل ساعة السحر\nأو شرفتان راح ينأى عنهما القمر\nعيناك حين تبسمان تورق الكروم",
    })
    expect(doc().child(2).childCount).toBe(3)
    expect(notices).toEqual([])
  })
})

describe("copying", () => {
  test("gives plain HTML, and text with a blank line between blocks", async () => {
    const { editor } = await open(
      story(
        p("<a>أول ", strong("مهم"), br(), "سطر"),
        related(relatedLink({ url: "https://example.org/" }, "سابق")),
        p("آخر<b>"),
      ),
    )
    const { html, text } = copy(editor)
    expect(text).toBe("أول مهم\nسطر\n\nسابق\n\nآخر")
    expect(html).toContain("<strong>مهم</strong>")
    expect(html).toContain('<a href="https://example.org/">سابق</a>')
    expect(html).not.toMatch(/ProseMirror|contenteditable|style=/)
  })

  test("what is copied and pasted is the same", async () => {
    const blocks = () => [
      h2("خلفية"),
      p("اتصل ", isolate({ lang: "en" }, "+962 6 1234")),
      quote(p("قال")),
      ol({ start: 2 }, li(p("أول"), ul(li(p("تحته"))))),
      related(relatedLink({ url: "https://example.org/" }, "سابق")),
      p("آخر"),
    ]
    const { editor, doc } = await open(story(...blocks()))
    await press("Control+3", "Control+a")
    const copied = copy(editor)
    await press("Control+3")
    await press("Control+a", "Backspace")
    paste(editor, copied)
    same(doc(), story(...blocks()))
  })

  test("cutting across parts keeps the parts", async () => {
    const { editor, doc } = await open(
      article(headline("قمة <a>عربية"), standfirst("غداً"), body(p("وصل"), p("الوفد<b> أمس"))),
    )
    expect(copy(editor, "cut").text).toBe("عربية\n\nغداً\n\nوصل\n\nالوفد")
    same(doc(), article(headline("قمة "), standfirst(), body(p(" أمس"))))
  })
})
