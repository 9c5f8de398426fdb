import { resolve } from 'node:path'

/**
 * Where git runs and with which variables: everything that is read from a repository goes through one of these.
 */
export interface GitPlace {
  /** Working directory of the child. */
  directory: string
  environment: NodeJS.ProcessEnv
}

/** Which repository is meant: `git rev-parse --local-env-vars`, without those that hold configuration. */
const locators = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_SHALLOW_FILE',
  'GIT_GRAFT_FILE',
]

/** Those of them that hold one path, which may be relative to where the process was started. */
const pathLocators = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
  'GIT_SHALLOW_FILE',
]

/**
 * Variables that change what our commands print or mean. A hook of `git commit` sets GIT_INDEX_FILE to a
 * temporary index, relative to a folder that need not be ours; GIT_DIFF_OPTS overrides `-U0`.
 */
const disturbing = [
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_DIFF_OPTS',
  'GIT_EXTERNAL_DIFF',
  'GIT_ATTR_SOURCE',
  'GIT_LITERAL_PATHSPECS',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
  'LANGUAGE',
]

/**
 * The environment to read a repository with. What git says of the repository (GIT_DIR in the hook of a linked
 * worktree, the quarantine of a push that is being received) holds for the process's own folder; asked about
 * another folder (`-C`), it would lead back to the wrong repository, and goes. `git -c name=value` is kept.
 */
export function readingEnvironment(directory: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const reading: NodeJS.ProcessEnv = { ...environment }
  for (const name of disturbing) delete reading[name]
  for (const name of pathLocators) {
    const path = reading[name]
    if (path !== undefined) reading[name] = resolve(path)
  }
  if (resolve(directory) !== process.cwd()) dropLocators(reading)
  // Messages are recognised by their English text; nothing is locked, and nobody is asked for a password.
  return { ...reading, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' }
}

/** The same environment without a word of which repository is meant, so that git looks for it. */
export function withoutLocators(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const copy = { ...environment }
  dropLocators(copy)
  return copy
}

function dropLocators(environment: NodeJS.ProcessEnv): void {
  for (const name of locators) delete environment[name]
}
