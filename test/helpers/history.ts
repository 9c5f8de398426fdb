import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { createRepository, type FileContent, type TestRepository } from './repository.js'

interface HistoryCommit {
  message: string
  /** Text, or null to delete the file. */
  files?: Record<string, string | null>
  /** Names before and after, moved first. */
  moves?: Record<string, string>
}

interface History {
  branch: string
  base: HistoryCommit[]
  commits: HistoryCommit[]
}

const folder = new URL('../fixtures/histories/', import.meta.url)

/** The names of the histories that are kept as files: each with the page that is expected of it. */
export const historyNames: readonly string[] = readdirSync(folder).sort()

export function historyFile(name: string, file: string): URL {
  return new URL(`${name}/${file}`, folder)
}

/** A repository with a history of `test/fixtures/histories`, its branch checked out. */
export function createHistory(name: string): TestRepository {
  const history = parse(readFileSync(historyFile(name, 'history.yml'), 'utf8')) as History
  const repository = createRepository()
  for (const commit of history.base) play(repository, commit)
  repository.branch(history.branch)
  for (const commit of history.commits) play(repository, commit)
  return repository
}

function play(repository: TestRepository, { message, files = {}, moves = {} }: HistoryCommit): void {
  for (const [from, to] of Object.entries(moves)) {
    repository.write({ [to]: readFileSync(`${repository.path}/${from}`, 'utf8'), [from]: null })
  }
  repository.commit(files satisfies Record<string, FileContent>, message)
}
