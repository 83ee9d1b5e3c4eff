/** The article to read beside the text. */

export const beside = {
  name: "المادة المجاورة",
  text: "نص للقراءة",
  none: "اختر مادة من المكتبة ثم اضغط {key} لتقرأها بجانب نصك.",
  edit: "تحريرها",
  close: "إغلاق",
  gone: "لم تعد هذه المادة في غرفة الأخبار.",
}
