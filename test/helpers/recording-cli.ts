import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFolder } from './repository.js'

/** A program in the place of ours, that writes down how it was called. */
export interface RecordingCli {
  /** For `GIT_HANDOFF_CLI`, and other variables that make it act. */
  environment: NodeJS.ProcessEnv
  folder: string
  /** The calls so far, the oldest first. */
  calls(): Call[]
}

export interface Call {
  args: string[]
  stdin: string
}

const program = `
// A script or a module, whatever stands around it.
const chunks = []
process.stdin.on('data', (chunk) => chunks.push(chunk))
process.stdin.on('end', async () => {
  const { appendFileSync } = await import('node:fs')
  const stdin = Buffer.concat(chunks).toString()
  appendFileSync(process.env.RECORD, JSON.stringify({ args: process.argv.slice(2), stdin }) + '\\n')
  if (process.env.FAIL) throw new Error(process.env.FAIL)
  console.log('first\\nsecond\\nthird\\nfourth')
  process.exitCode = Number(process.env.STATUS || 0)
})
`

export function createRecordingCli(): RecordingCli {
  const folder = createFolder()
  const [file, record] = [join(folder, 'cli.js'), join(folder, 'calls')]
  writeFileSync(file, program)
  writeFileSync(record, '')
  return {
    environment: { GIT_HANDOFF_CLI: file, RECORD: record },
    folder,
    calls: () =>
      readFileSync(record, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Call),
  }
}
