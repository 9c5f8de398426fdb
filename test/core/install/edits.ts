import { addToHookFile, removeFromFile } from '../../../src/core/install/managers.js'
import { addToSimpleGitHooks, removeFromSimpleGitHooks } from '../../../src/core/install/simple-git-hooks.js'
import { addToLefthook, addToPreCommit } from '../../../src/core/install/yaml-managers.js'

/** A pair of functions that undo each other; `add` gives null where only a person can add something. */
export interface Edit {
  add: (text: string | null) => string | null
  remove: (text: string) => string | null
}

const both = ['pre-push', 'post-checkout'] as const

export const hookFileEdit: Edit = {
  add: (text) => addToHookFile(text, 'pre-push', { shipped: ["/opt/it's here/hooks"], rerun: '"$0"' }),
  remove: removeFromFile,
}
export const huskyEdit: Edit = {
  add: (text) => addToHookFile(text, 'pre-push', { shipped: null, rerun: 'sh -e "$0"' }),
  remove: removeFromFile,
}
export const lefthookEdit: Edit = { add: (text) => addToLefthook(text, both), remove: removeFromFile }
export const preCommitEdit: Edit = { add: (text) => addToPreCommit(text, both), remove: removeFromFile }
export const simpleGitHooksEdit: Edit = {
  add: (text) => (text === null ? null : addToSimpleGitHooks(text, both, 'simple-git-hooks')),
  remove: (text) => removeFromSimpleGitHooks(text, 'simple-git-hooks'),
}
