import { HandoffError } from '../errors.js'
import { type FoundSecret, findSecrets } from './find.js'

/** What to do about a secret, wherever one is found: the same words for all. */
export const secretHint =
  'Revoke or rotate the secret, as others may have seen it. Then write the name of the variable that holds it instead of its value.'

/** `a GitHub token`, `an AWS access key ID`; never the secret. */
export function describeSecret({ what }: Pick<FoundSecret, 'what'>): string {
  return `${/^(?:[aeio]|[AEFHLMNORSX][A-Z]|A[a-z])/.test(what) ? 'an' : 'a'} ${what}`
}

/**
 * Refuses words that hold a secret, before anything is written.
 *
 * @param said the words, by where they were said, such as `--because`
 * @throws HandoffError of kind `usage`, which names the kind of secret and where it is
 */
export async function assertNoSecretSaid(
  said: Readonly<Record<string, string | null | undefined>>,
): Promise<void> {
  for (const [where, text] of Object.entries(said)) {
    const [found] = typeof text === 'string' ? await findSecrets(text) : []
    if (found === undefined) continue
    throw new HandoffError('usage', `${where} contains ${describeSecret(found)}. Nothing was written.`, {
      hints: [secretHint],
    })
  }
}

/** What an answer at the terminal is told; null where it holds no secret. */
export function describeRefusal(found: readonly FoundSecret[]): string | null {
  const [first] = found
  return first === undefined ? null : `This contains ${describeSecret(first)}. ${secretHint}`
}
