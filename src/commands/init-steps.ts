import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Manager } from '../core/install/choose.js'
import type { HookPlace } from '../git/hooks/setup.js'
import { type FileEdit, isInside, readTextFile } from '../git/hooks/text-file.js'

/** What a person has to do after `init`, a line each. */
export function deriveNextSteps(place: HookPlace, manager: Manager, edits: readonly FileEdit[]): string[] {
  const committed = edits.filter(
    ({ path }) => isInside(place.root, path) && !isInside(place.repository.commonDir, path),
  )
  const steps = describeManager(place, manager)
  if (committed.length > 0 && !isDependency(place)) {
    steps.push('Everybody needs git-handoff on the PATH, or `npm install --save-dev git-handoff`.')
  }
  if (committed.length > 0) steps.push('Commit what has changed, and others have the hook too.')
  return [...steps, 'See whether the hook fires: `git handoff doctor`.']
}

function describeManager(place: HookPlace, manager: Manager): string[] {
  const { hooksFolder, root, huskyFolder } = place
  const hook = readTextFile(join(hooksFolder, 'pre-push'))
  const runs = (name: string) => hook.kind === 'text' && hook.text.includes(name)
  switch (manager) {
    case 'husky':
      return existsSync(join(root, huskyFolder ?? '.husky', '_', 'h'))
        ? []
        : ['Let husky set itself up: `npx husky`.']
    case 'lefthook':
      return runs('lefthook') ? [] : ['Let lefthook set itself up: `lefthook install`.']
    case 'pre-commit':
      return runs('pre-commit')
        ? []
        : ['Let pre-commit set itself up: `pre-commit install --hook-type pre-push`.']
    case 'simple-git-hooks':
      return runs('git-handoff') ? [] : ['Let simple-git-hooks write the hook: `npx simple-git-hooks`.']
    default:
      return []
  }
}

function isDependency({ root }: HookPlace): boolean {
  const manifest = readTextFile(join(root, 'package.json'))
  return manifest.kind === 'text' && /"git-handoff"\s*:/.test(manifest.text)
}
