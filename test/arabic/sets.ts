/** The sets that the checks are measured on. They lie beside the project, not in it; a set that is missing is null. */
import { existsSync, readFileSync } from "node:fs"
import { gunzipSync } from "node:zlib"

const shared = new URL("../../../shared/", import.meta.url)

const textOf = (name: string): string | null => {
  const file = new URL(name, shared)
  if (!existsSync(file)) return null
  const bytes = readFileSync(file)
  return (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8")
}

/** A sentence of comments: each word as it was written and as it was corrected, `""` where there is none. */
export type CorrectedSentence = readonly (readonly [written: string, right: string])[]

/** QALB-2014, the development part, without punctuation. */
export function correctedSentences(): CorrectedSentence[] | null {
  const text = textOf("arabic-tests/qalb14_dev.nopnx.txt")
  if (text === null) return null
  const [, ...lines] = text.split("\n")
  return lines
    .join("\n")
    .split(/\n\s*\n/)
    .map((sentence) =>
      sentence
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => {
          const [written = "", right = ""] = line.split("\t")
          return [written, right] as const
        }),
    )
    .filter((sentence) => sentence.length > 0)
}

/** A sentence with one error that was put into it. */
export type InjectedError = { source: string; target: string; category: string; correction: string }

/** FASIH, the development part. */
export function injectedErrors(): InjectedError[] | null {
  const text = textOf("arabic-tests/fasih-core-dev.json")
  return text === null ? null : (JSON.parse(text) as InjectedError[])
}

/** FASIH, sentences that are taken for right. */
export function rightSentences(): string[] | null {
  const text = textOf("arabic-tests/fasih-identity-half.json")
  return text === null ? null : (JSON.parse(text) as { text: string }[]).map((sentence) => sentence.text)
}

/** The articles of the corpus that nothing was learnt of: every tenth; each as its blocks, the headline first. */
export function unseenArticles(): string[][] | null {
  const text = textOf("corpus/articles.jsonl.gz")
  if (text === null) return null
  return text
    .split("\n")
    .filter((line, number) => line !== "" && number % 10 === 9)
    .map((line) => {
      const { headline, standfirst, body } = JSON.parse(line) as {
        headline: string
        standfirst: string
        body: string[]
      }
      return [headline, standfirst, ...body]
    })
}
