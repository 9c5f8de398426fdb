import { HandoffError } from '../errors.js'
import { findSecrets } from '../secrets/find.js'
import { describeSecret, secretHint } from '../secrets/refuse.js'

/**
 * Refuses to commit a page with a secret on it, but for lines where a person has switched `no-secret` off.
 *
 * @throws HandoffError of kind `page`, which names lines and kinds
 */
export async function assertNoSecretOnPage(path: string, text: string): Promise<void> {
  const all = await findSecrets(text)
  if (all.length === 0) return
  const { parseSwitches } = await import('./switches.js')
  const { isOff } = parseSwitches(text)
  const found = all.filter(({ start }) => !isOff('no-secret', start))
  const [first] = found
  if (first === undefined) return
  const rest =
    found.length === 1 ? '' : ` and ${found.length - 1} more ${found.length === 2 ? 'secret' : 'secrets'}`
  throw new HandoffError(
    'page',
    `Line ${lineAt(text, first.start)} of \`${path}\` contains ${describeSecret(first)}${rest}, so the page was not committed.`,
    {
      hints: [
        secretHint,
        'If it is no secret, put `<!-- handoff-disable-next-line no-secret -->` above the line.',
      ],
    },
  )
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
