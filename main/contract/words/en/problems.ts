import type { ProblemWords } from "../ar/problems.ts"

export const problems: ProblemWords = {
  "article-missing": "This article is no longer in the newsroom. Its file may have been moved or deleted.",
  "file-missing": "The file “{name}” is not there. It may have been moved or deleted.",
  "newsroom-missing":
    "The newsroom's folder is not in its place now, or another folder is there instead. Reconnect the disk or open another folder; your text is safe here.",
  "server-away":
    "The drive or server with the newsroom does not answer. Midad will try again; your text is safe here.",
  "journal-gap": "The journal missed some changes, so the whole text was sent again.",
  "journal-newer":
    "The journal of “{name}” has unsaved text from a later version of Midad. Update Midad to read it; the journal was left alone.",
  "journal-damaged":
    "Some unsaved text of “{name}” could not be read. What could be is recovered, and the whole journal is kept aside in the folder .midad.",
  locked: "This article is being edited by {who}. You can read it or take it over.",
  "export-folder-missing":
    "The article was not exported: the folder “{folder}” is not there now. Connect its drive again, or export to another folder.",
  "export-folder-away":
    "The article was not exported: the drive or server with “{folder}” does not answer. Try again later, or export to another folder.",
  "export-refused":
    "The article was not exported: “{name}” may not be written in “{folder}”. Export to another folder, or under another name.",
  "export-full":
    "The article was not exported: there is no room in “{folder}”. Free some, or export to another drive.",
  "export-busy":
    "The article was not exported: another program holds the file “{name}”. Close it there, or export under another name.",
  "version-missing": "That version is no longer in the history.",
  "read-only":
    "“{name}” may not be written to. Change the permissions of the file or folder; your text is safe here.",
  "no-permission": "“{name}” may not be read. Change the file's permissions and try again.",
  "disk-full":
    "The disk is full. Free some space and the text will be saved by itself; your text is safe here.",
  "name-too-long":
    "The file's name is longer than the system allows. Choose a shorter slug or a folder further up.",
  "file-busy": "Another program holds the file “{name}”. Midad will try again; your text is safe here.",
  "too-large": "The file is larger than {limit} megabytes. Divide it and try again.",
  "too-long": "“{name}” is far longer than a file of its kind and was not read. Look at it and take it out.",
  "not-a-file":
    "“{name}” is no plain file: it is a folder, a link that is not followed, or a device. Put a plain file in its place.",
  "set-aside":
    "“{name}” was not what Midad keeps there (a link, a device, far too long, or a folder for a file). It was not used and is called “{aside}” now; look at it, and delete it if you do not know it.",
  "not-set-aside":
    "“{name}” is not what Midad keeps there (a link, a device, far too long, or a folder for a file), and could not be renamed. It is not used; take it out of the newsroom.",
  "article-too-large":
    "“{name}” has more text than Midad can keep safe while you write in it, so it was not opened. Its file is unchanged; divide it in another program and open the parts.",
  "not-text": "There is no text in “{name}” that could be read. The file was not changed.",
  "picture-format":
    "“{name}” is a {format}, which not every browser shows. Save it as a JPEG or PNG and put that in.",
  "not-printed":
    "The article was not printed. See that this machine has a printer that is ready, then try again.",
  "picture-large":
    "The picture is larger than {limit} megabytes. Save it smaller, as a JPEG for example, and put that in.",
  "not-a-picture": "“{name}” is no picture that Midad knows. Choose a JPEG, PNG, WebP, GIF or AVIF.",
  "import-late":
    "Reading “{name}” took too long and was stopped; the file was not changed. Open it elsewhere, save it as plain text or divide it, and import that.",
  "paste-late": "Reading the pasted text took too long and was stopped. Paste it as plain text, or in parts.",
  "import-missing": "This import is no longer open. Import the file again.",
  "not-an-article": "This is a page to import, not an article. Open it to import it first.",
  "no-index":
    "There is no search index here, so the library finds words of headlines and sections only. Start Midad again, or install a complete version of it. ({message})",
  "bad-settings":
    "“{name}” has a mistake in it, so the default settings hold until you correct it: {message}",
  "settings-broken":
    "Your file of settings, “{name}”, cannot be read, so Midad has begun with the original settings. The file is kept as it was, as “{aside}” in the same folder: mend it and give it its name back, or set what you want in Settings.",
  "settings-misfit":
    "Your file of settings, “{name}”, has values that do not fit. Each has its original value until you correct it there or in Settings: {message}",
  "keys-broken":
    "Your file of keys, “{name}”, cannot be read, so the original keys hold. The file is kept as it was, as “{aside}” in the same folder: mend it and give it its name back, or set them in Settings.",
  "keys-misfit":
    "Your file of keys, “{name}”, has what does not fit. These commands have their original keys until you correct it: {message}",
  "bad-expression":
    "This is not a regular expression that Midad knows. Correct it, or turn “Expression” off. ({message})",
  "checks-stopped":
    "The language checks broke off and begin anew at your next pause. Your text is safe and nothing of it was changed.",
  "bad-list":
    "“{name}” has a mistake in it, so the checks do without it and nothing is added to it until you correct it: {message}",
  "replacement-missing":
    "This replacement is not on record any more. Restore what you want from the history of each article.",
  "bad-patterns": "“{name}” has a mistake in it and is left out of imports until you correct it: {message}",
  "bad-policy":
    "The policy file of this machine, “{name}”, has a mistake in it. It does not hold until it is corrected, and Midad looks for no new versions. Tell whoever manages your machine: {message}",
  "update-off":
    "The administrators of this machine have turned looking for new versions off; ask them for one.",
  "update-unsupported":
    "This copy of Midad is not updated from inside. Get the new version where you got this one, or from the system's package manager.",
  "update-check":
    "Whether there is a new version could not be found out. See whether the network is there and try again, or go on working: nothing depends on it. ({message})",
  "update-download":
    "The new version could not be downloaded, and Midad stays as it is. See whether the network is there and try again. ({message})",
  "update-unsaved":
    "Some text is not saved yet, so Midad did not start again. Wait until it is saved, or export the article to another place, and try again.",
  "bad-address":
    "Midad does not open the address “{name}”. It opens files, folders and links that begin with midad:article. Save what you want as a file and open that.",
  "address-elsewhere":
    "“{name}” is on another machine, which this system does not reach by its address. Connect its shared folder to this machine and open it from there.",
  "bad-link":
    "“{name}” is no link to an article. Copy the link again, in the article itself, with “Copy Link to Article”.",
  "link-newsroom-unknown":
    "The link leads to an article of a newsroom that was not opened on this machine before. Open its folder, then the link again.",
  "link-article-missing":
    "The article that the link leads to is not in the newsroom “{name}”. It may have been deleted: look into the bin, or ask whoever sent the link for a new one.",
  "bad-marker":
    "“{name}” opens no newsroom: it is no file that Midad made for that, or it does not lie in a newsroom's folder. Open the newsroom's folder itself.",
  "one-at-a-time":
    "Midad opens one newsroom and one article at a time. “{name}” is open; not opened: {others}. Open the others one by one.",
  "invalid-call":
    "Midad refused a malformed request and nothing was changed. Please tell us if this happens again.",
  unexpected: "Something went wrong that we did not expect: {message}. Your text is safe here.",
}
