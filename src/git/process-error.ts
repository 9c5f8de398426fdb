import { HandoffError } from '../core/errors.js'
import { renderCommand } from '../core/text/command.js'
import type { GitPlace } from './environment.js'
import type { GitEnd } from './process.js'

/** What a failed git means for its user; the text is git's English one (LC_ALL=C). */
export function describeFailure(args: readonly string[], end: GitEnd, place: GitPlace): HandoffError {
  const { stderr } = end
  // fatal: detected dubious ownership in repository at '/srv/project'
  const dubious = /detected dubious ownership in repository at '(.*)'/.exec(stderr)
  if (dubious !== null) {
    const folder = dubious[1] ?? place.directory
    return new HandoffError('git', `git refuses to read \`${folder}\`: it belongs to another user.`, {
      because: 'dubious-ownership',
      hints: [
        `If you trust it, run \`${renderCommand(['git', 'config', '--global', '--add', 'safe.directory', folder])}\`.`,
      ],
    })
  }
  // fatal: not a git repository (or any of the parent directories): .git
  if (/^fatal: not a git repository/m.test(stderr))
    return new HandoffError('git', `\`${place.directory}\` is not in a git repository.`, {
      because: 'no-repository',
      hints: ['Run this in a clone, or point to one with `-C DIR`.'],
    })
  const failed = `\`${renderCommand(['git', subcommandOf(args)])}\` failed: ${firstComplaint(end)}`
  if (isCorrupt(end))
    return new HandoffError('git', failed, {
      because: 'corrupt-object',
      hints: [
        'An object of this repository is damaged: `git fsck --full` names it; a fresh clone replaces it.',
      ],
    })
  return new HandoffError('git', failed)
}

/**
 * Whether git could not read an object, as in a partial clone without its remote:
 *
 *     fatal: could not fetch 04cfcc7c6743… from promisor remote
 *     fatal: unable to read 04cfcc7c6743…
 *     error: unable to read sha1 file of src/a.ts (04cfcc7c6743…)
 */
export function lacksObject(end: GitEnd): boolean {
  return /could not fetch|unable to read/.test(end.stderr)
}

/**
 * Whether an object is there and damaged:
 *
 *     error: inflate: data stream error (incorrect header check)
 *     error: object file .git/objects/04/cfcc7… is empty
 *     fatal: loose object 04cfcc7c6743… (stored in .git/objects/04/cfcc7…) is corrupt
 *     fatal: packed object 04cfcc7c6743… (stored in .git/objects/pack/….pack) is corrupt
 */
function isCorrupt(end: GitEnd): boolean {
  return /^(?:error: inflate: |error: object file .* is empty|fatal: (?:loose|packed) object .* is corrupt|error: .*\bhash mismatch)/m.test(
    end.stderr,
  )
}

function subcommandOf(args: readonly string[]): string {
  const index = args.findIndex((argument, at) => !argument.startsWith('-') && args[at - 1] !== '-c')
  return args[index] ?? ''
}

function firstComplaint(end: GitEnd): string {
  const lines = end.stderr.split('\n').filter((line) => line !== '')
  const complaint = lines.find((line) => /^(fatal|error): /.test(line)) ?? lines[0]
  return complaint?.replace(/^(fatal|error): /, '') ?? `it ended with status ${end.status}`
}
