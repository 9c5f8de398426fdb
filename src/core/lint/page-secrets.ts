import { HandoffError } from '../errors.js'
import { findSecrets } from '../secrets/find.js'
import { describeSecret, secretHint } from '../secrets/refuse.js'
import { countNoun } from '../text/words.js'

/**
 * Refuses to commit a page with a secret on it, but for lines where a person has switched `no-secret` off.
 *
 * @param onDisk the page as it is now, whose line is named where it has the same
 * @throws HandoffError of kind `page`, which names lines and kinds
 */
export async function assertNoSecretOnPage(
  path: string,
  text: string,
  onDisk: string | null = null,
): Promise<void> {
  const all = await findSecrets(text)
  if (all.length === 0) return
  const { parseSwitches } = await import('./switches.js')
  const { isOff } = parseSwitches(text)
  const found = all.filter(({ start }) => !isOff('no-secret', start))
  const [first] = found
  if (first === undefined) return
  const rest = found.length === 1 ? '' : ` and ${countNoun(found.length - 1, 'more secret')}`
  throw new HandoffError(
    'page',
    `Line ${lineAt(text, first.start, onDisk)} of \`${path}\` contains ${describeSecret(first)}${rest}, so the page was not committed.`,
    {
      hints: [
        secretHint,
        'If it is not a secret, put `<!-- handoff-disable-next-line no-secret -->` above the line.',
      ],
    },
  )
}

/** The line to look at: that of the page as it is on disk, which a new one may have moved. */
function lineAt(text: string, offset: number, onDisk: string | null): number {
  const number = text.slice(0, offset).split('\n').length
  const line = text.split('\n')[number - 1] ?? ''
  const there = (onDisk ?? '')
    .split('\n')
    .map((one) => one.replace(/\r$/, ''))
    .indexOf(line.replace(/\r$/, ''))
  return there < 0 ? number : there + 1
}
