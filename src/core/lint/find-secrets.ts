import { type FoundSecret, mayHoldSecrets } from './secrets.js'

/**
 * Keys and tokens in a text, by secretlint's recommended rules; offsets count UTF-16 units. The scanner is loaded only
 * where the text has the look of holding one.
 */
export async function findSecrets(text: string): Promise<FoundSecret[]> {
  if (!mayHoldSecrets(text)) return []
  const [{ lintSource }, { creator }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ])
  const { messages } = await lintSource({
    source: { filePath: 'HANDOFF.md', content: text, ext: '.md', contentType: 'text' },
    options: {
      noPhysicFilePath: true,
      config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, rules: [] }] },
    },
  })
  return messages.flatMap((message) => {
    if (message.type !== 'message') return []
    const [start, end] = message.range
    // "found GitHub Token(GitHub personal access tokens): ghp_…": what stands behind the colon is the secret itself.
    const what = /^found ([^:]{1,80})/.exec(message.message)?.[1] ?? 'key or token'
    return [{ start, end, what }]
  })
}
