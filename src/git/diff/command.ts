import type { Oid } from '../../core/facts.js'
import type { GitPlace } from '../environment.js'
import type { Repository } from '../repository.js'

/** Above this many files that came and went, git recognises only the renames that changed nothing. */
export const renameLimit = 1000

/**
 * `git diff` with nothing left to configuration: prefixes, renames, context, order, submodules, colour and
 * external programs are all said. With `-z` paths in the raw part are bare bytes; those in the patch are quoted
 * all the same, so that no file name can look like a hunk.
 */
const hardened = [
  'diff',
  '--raw',
  '-z',
  `-l${renameLimit}`,
  '--no-abbrev',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-relative',
  '--submodule=short',
  '--ignore-submodules=none',
  '-O/dev/null',
]

const patch = [
  '-p',
  '-U0',
  '--inter-hunk-context=0',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--diff-algorithm=myers',
  '--indent-heuristic',
]

/** What is compared: everything but `exclude`, paths from the top of the tree, taken literally. */
export interface DiffSubject {
  from: Oid
  to: Oid
  exclude: readonly string[]
}

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

/**
 * A place where git finds no `.gitattributes`. They decide whether a file is text, and come from the files that
 * happen to be checked out and from the user's own configuration: the same commits would give another diff, and
 * so another identity of the work, on another machine. (`info/attributes` cannot be switched off.)
 */
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
