import type { Oid } from '../../core/facts.js'
import { wordList } from '../../core/text/words.js'
import { describeFailure, type GitEnd, type GitPlace, lacksObject, runGit, startGit } from '../process.js'
import type { Repository } from '../repository.js'
import { createPatchParser, type PatchObserver, type PatchParser } from './patch.js'
import { createRawParser, type RawChange } from './records.js'

/** What is compared: everything but `exclude`, paths from the top of the tree, taken literally. */
export interface DiffSubject {
  from: Oid
  to: Oid
  exclude: readonly string[]
}

/** What a reader of a diff says once it knows which files it is about: how to go on, or null to stop here. */
type OnChanges = (changes: RawChange[]) => Promise<PatchObserver | null>

/** git could not read an object: a partial clone without its remote. */
export class MissingObject extends Error {
  constructor(end: GitEnd) {
    super(
      end.stderr
        .trim()
        .split('\n')
        .at(-1)
        ?.replace(/^(fatal|error): /, '') ?? 'an object is missing',
    )
  }
}

/** Runs one `git diff` and hands over its parts as they come; after a failure, drop what was handed over. */
export async function readDiff(
  repository: Repository,
  subject: DiffSubject,
  onChanges: OnChanges,
): Promise<void> {
  const place = neutralPlace(repository)
  const args = patchArguments(repository, subject)
  const git = startGit(place, args)
  const raw = createRawParser()
  let patch: PatchParser | null = null
  for await (const chunk of git.stdout as AsyncIterable<Buffer>) {
    if (patch !== null) patch.push(chunk)
    else {
      const rest = raw.push(chunk)
      if (rest === null) continue
      const observer = await onChanges(raw.changes)
      if (observer === null) return // ends git as well: leaving the loop closes the pipe
      patch = createPatchParser(raw.changes, observer)
      patch.push(rest)
    }
  }
  const end = await git.finished
  if (end.status !== 0) throw lacksObject(end) ? new MissingObject(end) : describeFailure(args, end, place)
  // Without a difference git prints nothing at all.
  if (patch === null) await onChanges([])
  else patch.finish()
}

/** The changed paths of which a side is missing in a partial clone, from the trees, without asking the remote again. */
export async function readChangesMissing(repository: Repository, subject: DiffSubject): Promise<RawChange[]> {
  const [names, missing] = await Promise.all([
    runGit(neutralPlace(repository), namesArguments(repository, subject)),
    readMissingObjects(repository, [subject.from, subject.to]),
  ])
  const raw = createRawParser()
  raw.push(names)
  return raw.changes.filter(({ oid }) => missing.has(oid.from ?? '') || missing.has(oid.to ?? ''))
}

/** `?04cfcc7c6743…`, among the objects that are there. */
async function readMissingObjects(repository: Repository, commits: readonly Oid[]): Promise<Set<Oid>> {
  const listed = await runGit(repository, [
    ...wordList('rev-list --objects --no-walk --missing=print'),
    ...commits,
  ])
  const lines = listed.toString('latin1').split('\n')
  return new Set(lines.filter((line) => line.startsWith('?')).map((line) => line.slice(1)))
}

/** Above this many files that came and went, git recognises only the renames that changed nothing. */
export const renameLimit = 1000

/** `git diff` with nothing left to configuration. Paths in patches are quoted, so that no name can look like a hunk. */
const hardened = [
  'diff',
  '--raw',
  '-z',
  `-l${renameLimit}`,
  ...wordList(
    '--no-abbrev --no-color --no-ext-diff --no-textconv --no-relative --submodule=short',
    '--ignore-submodules=none -O/dev/null',
  ),
]

const patch = wordList(
  '-p -U0 --inter-hunk-context=0 --src-prefix=a/ --dst-prefix=b/ --diff-algorithm=myers',
  '--indent-heuristic',
)

/** Names and patch in one process: all raw records first, then the patches in the same order. */
export function patchArguments(repository: Repository, subject: DiffSubject): string[] {
  return [...neutral(repository), ...hardened, ...patch, '-M', ...operands(subject)]
}

/** The names alone, from the trees: no blob is read. */
export function namesArguments(repository: Repository, subject: DiffSubject): string[] {
  return [...neutral(repository), ...hardened, '--no-renames', ...operands(subject)]
}

function operands({ from, to, exclude }: DiffSubject): string[] {
  return [from, to, '--', ':(top)', ...exclude.map((path) => `:(exclude,top,literal)${path}`)]
}

/** The tree without entries, which git knows without having it. */
const emptyTree: Readonly<Record<string, string>> = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
}

function neutral(repository: Repository): string[] {
  const noTree = emptyTree[repository.objectFormat]
  return [
    '-c',
    'core.attributesFile=/dev/null',
    ...(noTree === undefined ? [] : ['-c', `attr.tree=${noTree}`]),
  ]
}

/** A place without `.gitattributes`: those of a checkout or user would give the same commits another diff and identity. */
export function neutralPlace(repository: Repository): GitPlace {
  const { gitDir, environment } = repository
  return {
    directory: gitDir,
    environment: {
      ...environment,
      GIT_DIR: gitDir,
      GIT_WORK_TREE: gitDir,
      GIT_INDEX_FILE: `${gitDir}/git-handoff-no-index`,
      GIT_ATTR_NOSYSTEM: '1',
    },
  }
}
