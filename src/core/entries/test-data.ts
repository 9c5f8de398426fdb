import type { FileChange } from '../facts.js'
import { parsePath } from '../files/language.js'
import { isFixture, isFixtureFolder, isTestFolder, isTestName } from '../files/tests.js'
import { addTo } from '../groups.js'
import { renderCode } from '../text/code.js'

/** Fewer files are told one by one. */
const fewest = 3

/**
 * What tests only read (inputs, expected outputs, whole example projects), by the folder that stands for it on the
 * page. What belongs together is below one folder of the tests in which the branch did the same to every file it
 * touched; of that, the innermost folder that holds all of it is told.
 */
export function groupTestData(files: readonly FileChange[]): Map<FileChange, string> {
  const statuses = readStatuses(files)
  const groups = new Map<string, FileChange[]>()
  for (const file of files.filter(isTestData)) {
    const folder = foldersBelowTests(file.path).find((one) => statuses.get(one)?.size === 1)
    if (folder !== undefined) addTo(groups, folder, file)
  }
  const large = [...groups].filter(([, members]) => members.length >= fewest)
  return new Map(
    large.flatMap(([, members]) => {
      const folder = commonFolder(members.map(({ path }) => path))
      return members.map((file) => [file, folder] as const)
    }),
  )
}

function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths
  const names = first.split('/').slice(0, -1)
  const end = names.findIndex((_, at) => !others.every((path) => path.startsWith(pathOf(names, at))))
  return pathOf(names, (end < 0 ? names.length : end) - 1)
}

/** Nothing that a reader of tests would look for: no test by its name, no symbol, no title. */
export function isTestData({ kind, path, status, symbols, tests }: FileChange): boolean {
  if (kind !== 'test' || symbols.length > 0 || tests.length > 0) return false
  const parts = parsePath(path)
  // A package may be called `samples` as well: among tests only its data counts.
  if (parts.folders.some(isFixtureFolder)) return true
  return !isTestName(parts) && (isFixture(parts) || status !== 'modified')
}

/** `tests/cases/a/in/x.txt` → `tests/cases/`, `tests/cases/a/`, `tests/cases/a/in/`; a folder of fixtures counts itself. */
function foldersBelowTests(path: string): string[] {
  const names = path.split('/').slice(0, -1)
  const first = names.findIndex((name) => isTestFolder(name.toLowerCase()))
  const start =
    first >= 0 ? first + 1 : names.findIndex((_, at) => isFixture(parsePath(`${pathOf(names, at)}x`)))
  return start < 0 ? [] : names.map((_, at) => pathOf(names, at)).slice(start)
}

function pathOf(names: readonly string[], at: number): string {
  return `${names.slice(0, at + 1).join('/')}/`
}

/** What the branch did to the files below each folder. */
function readStatuses(files: readonly FileChange[]): Map<string, Set<string>> {
  const statuses = new Map<string, Set<string>>()
  for (const { path, status } of files) {
    const names = path.split('/').slice(0, -1)
    for (const at of names.keys()) {
      const folder = pathOf(names, at)
      statuses.set(folder, (statuses.get(folder) ?? new Set()).add(status))
    }
  }
  return statuses
}

const namedTests = 4
/** In UTF-16 units. */
const longestTitle = 70

/** Titles of new tests below their file: ``Tests `rotates keys`, `keeps sessions` + 3 more``. */
export function renderTestTitles({ tests }: FileChange): string | null {
  if (tests.length === 0) return null
  const told = tests.slice(0, namedTests).map((title) => renderCode(shorten(title)))
  const rest = tests.length - told.length
  return `Tests ${told.join(', ')}${rest === 0 ? '' : ` + ${rest} more`}`
}

const code = '(?:`[^`]+`|``(?:[^`\\n]|`(?!`)|`{3,}(?!`))+``)'
const testLine = new RegExp(`^Tests ${code}(?:, ${code})*(?: \\+ \\d+ more)?$`)

export function isTestLine(text: string): boolean {
  return testLine.test(text)
}

function shorten(title: string): string {
  return title.length <= longestTitle ? title : `${title.slice(0, title.lastIndexOf(' ', longestTitle))} …`
}
