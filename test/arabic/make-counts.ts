/**
 * Makes the list of counts that the checks ship: `node test/arabic/make-counts.ts FREQUENCIES`, where FREQUENCIES has a
 * word, a tab and its count a line.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { gzipSync } from "node:zlib"

const source = `# How often words are in 31,523 news articles of 2018 (8.9 million words): words of five times or more, without tashkeel.
# Counted in the ANT Corpus v2.1, antcorpus.github.io: A. Chouigui, O. Ben Khiroun, B. Elayeb, "ANT Corpus: an Arabic
# news text collection for textual classification". Counts only: no text of the corpus is in here.`

const [path] = process.argv.slice(2)
if (path === undefined) throw new Error("Name the file of frequencies")
const lines = readFileSync(path, "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.replace("\t", " "))
  .sort()
const target = new URL("../../main/desk/checks/counts.txt.gz", import.meta.url)
writeFileSync(target, gzipSync(`${source}\n${lines.join("\n")}\n`, { level: 9 }))
