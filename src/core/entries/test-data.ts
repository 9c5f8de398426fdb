import type { FileChange } from '../facts.js'
import { parsePath } from '../files/path-parts.js'
import { isFixture, isTestFolder, isTestName } from '../files/tests.js'

/** Fewer files are told one by one. */
const fewest = 3

/**
 * What tests only read (inputs, expected outputs, whole example projects), by the folder that stands for it on the
 * page: the outermost one below the tests in which the branch did the same to every file it touched.
 */
export function groupTestData(files: readonly FileChange[]): Map<FileChange, string> {
  const statuses = readStatuses(files)
  const groups = new Map<string, FileChange[]>()
  for (const file of files.filter(isTestData)) {
    const folder = foldersBelowTests(file.path).find((one) => statuses.get(one)?.size === 1)
    if (folder !== undefined) groups.set(folder, [...(groups.get(folder) ?? []), file])
  }
  const large = [...groups].filter(([, members]) => members.length >= fewest)
  return new Map(large.flatMap(([folder, members]) => members.map((file) => [file, folder] as const)))
}

/** Nothing that a reader of tests would look for: no test by its name, no symbol, no title. */
export function isTestData({ kind, path, status, symbols, tests }: FileChange): boolean {
  if (kind !== 'test' || symbols.length > 0 || tests.length > 0) return false
  const parts = parsePath(path)
  return isFixture(parts) || (status !== 'modified' && !isTestName(parts))
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
