import {
  type BaseLine,
  deriveDocumented,
  deriveUnreadBefore,
  isVariableDocumentation,
  type VariableDocument,
} from '../core/added-lines/documented-variables.js'
import type { FoundVariable } from '../core/added-lines/scan.js'
import { readFormsOf } from '../core/added-lines/variables.js'
import type { Limit, Oid, VariableRead } from '../core/facts.js'
import { extensionsByLanguage } from '../core/files/languages.js'
import { wordList } from '../core/text/words.js'
import { readBlobs } from './objects.js'
import { runGit } from './process.js'
import type { BranchRange } from './range.js'
import { isPartial, type Repository } from './repository.js'
import { readTreePaths } from './tree.js'

/** Of the variables read in added lines, those that the merge base did not read, and whether documents name them. */
export async function readVariables(
  repository: Repository,
  range: BranchRange,
  found: readonly FoundVariable[],
): Promise<{ variables: VariableRead[]; limits: Limit[] }> {
  const names = found.map((variable) => variable.name)
  const partial = isPartial(repository)
  const documents = await readDocuments(repository, range.head)
  const documented = deriveDocumented(names, documents)
  const lines = partial ? [] : await readLinesNaming(repository, range.base.mergeBase, names)
  const variables = deriveUnreadBefore(found, lines).map((variable) => ({
    ...variable,
    documented: documented.has(variable.name),
  }))
  if (!partial || variables.length === 0) return { variables, limits: [] }
  const reason = 'whether the base reads the variables too was not looked up: this clone is partial'
  return { variables, limits: [{ kind: 'base-variables-not-searched', path: null, reason }] }
}

/** `<oid>:src/env.ts␀const secret = process.env.SECRET`, one a line. */
async function readLinesNaming(
  repository: Repository,
  commit: Oid,
  names: readonly string[],
): Promise<BaseLine[]> {
  const output = await runGit(
    repository,
    [
      ...wordList(
        'grep -I -z -F -w --no-color --full-name --no-line-number --no-column --no-recurse-submodules',
      ),
      ...names.flatMap((name) => ['-e', name]),
      commit,
      '--',
      ...codePaths(),
    ],
    { accept: [1] },
  )
  return output
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      const end = line.indexOf('\0')
      return end < 0 ? [] : [{ path: line.slice(commit.length + 1, end), text: line.slice(end + 1) }]
    })
}

/** Pathspecs of the files in which a read would be recognised: unpacking all others takes most of the time. */
function codePaths(): string[] {
  return Object.entries(extensionsByLanguage)
    .filter(([language]) => readFormsOf({ path: '', kind: 'source', language }) !== null)
    .flatMap(([, extensions]) => extensions.split(' '))
    .map((extension) => `:(top,glob)**/*.${extension}`)
}

async function readDocuments(repository: Repository, commit: Oid): Promise<VariableDocument[]> {
  const paths = (await readTreePaths(repository, commit)).filter(isVariableDocumentation)
  const documents: VariableDocument[] = []
  let index = 0
  for await (const blob of readBlobs(
    repository,
    paths.map((path) => `${commit}:${path}`),
  )) {
    const path = paths[index]
    index += 1
    if (blob.state === 'read' && path !== undefined)
      documents.push({ path, text: blob.bytes.toString('utf8') })
  }
  return documents
}
