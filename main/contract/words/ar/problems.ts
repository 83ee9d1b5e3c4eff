import type { Problem, ProblemCode } from "../../problem.ts"

/** For each problem one or two sentences: what happened, and what to do. `{name}` stands for a detail. */
export const problems: Record<ProblemCode, string> = {
  "article-missing": "لم تعد هذه المادة في غرفة الأخبار. ربما نُقل ملفها أو حُذف.",
  "file-missing": "الملف «{name}» غير موجود. ربما نُقل أو حُذف.",
  "newsroom-missing": "مجلد غرفة الأخبار غير موجود الآن. أعد وصل القرص أو افتح مجلداً آخر؛ نصك باقٍ هنا.",
  "journal-gap": "فات السجلَّ بعضُ التغييرات فأُرسل النص كله من جديد.",
  "journal-newer": "في سجل «{name}» نص غير محفوظ كتبه إصدار أحدث من مداد. حدّث مداد لتقرأه؛ لم يُمس السجل.",
  "journal-damaged":
    "تعذرت قراءة بعض ما لم يُحفظ من «{name}». استُعيد ما أمكن، وبقي السجل كله جانباً في المجلد .midad.",
  locked: "{who} يحرر هذه المادة الآن. يمكنك قراءتها أو تولّي تحريرها.",
  "version-missing": "لم تعد هذه النسخة في السجل.",
  "read-only": "لا يُسمح بالكتابة في «{name}». غيّر أذونات الملف أو المجلد؛ نصك باقٍ هنا.",
  "no-permission": "لا يُسمح بقراءة «{name}». غيّر أذونات الملف ثم حاول من جديد.",
  "disk-full": "القرص ممتلئ. أفرغ بعض المساحة وسيُحفظ النص تلقائياً؛ نصك باقٍ هنا.",
  "name-too-long": "اسم الملف أطول مما يسمح به النظام. اختر معرّفاً أقصر أو مجلداً أقرب.",
  "file-busy": "برنامج آخر يمسك بالملف «{name}». سيحاول مداد من جديد؛ نصك باقٍ هنا.",
  "too-large": "الملف أكبر من {limit} ميغابايت. قسّمه ثم حاول من جديد.",
  "not-text": "لا نص في «{name}» يمكن قراءته. لم يتغير الملف.",
  "not-a-picture": "«{name}» ليست صورة يعرفها مداد. اختر صورة JPEG أو PNG أو WebP أو GIF أو AVIF.",
  "import-missing": "لم يعد هذا الاستيراد مفتوحاً. استورد الملف من جديد.",
  "bad-patterns": "في «{name}» خطأ، فلا يُعمل به في الاستيراد حتى تصححه: {message}",
  "invalid-call": "رفض مداد طلباً غير سليم ولم يتغير شيء. أبلغنا إن تكرر هذا.",
  unexpected: "حدث خطأ لم نتوقعه: {message}. نصك باقٍ هنا.",
}

export type ProblemWords = Record<Problem["code"], string>
