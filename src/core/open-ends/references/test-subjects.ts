/** What tests are about, where they do not name it: by the names of their files, and by their titles. */
import { parsePath } from '../../files/path-parts.js'
import type { SymbolFile } from './symbol-file.js'
import { splitWords } from './telling-names.js'

/** `CalDAVDatesTest.php`, `test_session_store.py`, `session-store.test.ts` → their subject, without case and marks. */
export function subjectOf(path: string): string {
  const { name } = parsePath(path)
  const stem = name
    .replace(/\.\w+$/, '')
    .replace(/[._-](?:tests?|specs?|unittest|cy|e2e|e2e-spec|test-d|bench)$/i, '')
    .replace(/^tests?_/i, '')
    .replace(/(?<=[\p{Ll}\p{N}])(?:Tests?|TestCase|Specs?|IT)$/u, '')
    .replace(/^Test(?=\p{Lu})/u, '')
  return normalise(stem)
}

/** Whether a test's file is called after the symbol. */
export function isSubject(name: string, subjects: ReadonlySet<string>): boolean {
  return subjects.has(normalise(name))
}

function normalise(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}

/** The words of each title of a test that the branch adds; where tests are functions, of their names. */
export function deriveTitles(files: readonly SymbolFile[]): string[][] {
  return files
    .filter(({ kind }) => kind === 'test')
    .flatMap(({ tests, symbols }) => [
      ...tests,
      ...symbols.filter(({ change }) => change === 'added').map(({ name }) => name),
    ])
    .map((title) => splitWords(title).map((word) => word.toLowerCase()))
}

/** `createCopilotAdapter` and "copilot adapter returns text": two words of the name, and half of them. */
export function isInTitle(name: string, titles: readonly (readonly string[])[]): boolean {
  const words = splitWords(name).map((word) => word.toLowerCase())
  return titles.some((title) => {
    const said = words.filter((word) => title.some((each) => each.startsWith(word)))
    return said.length >= 2 && said.length * 2 >= words.length
  })
}
