import { spawnSync } from 'node:child_process'

/** A whole process, from its start to its end. */
export interface Command {
  program: string
  args: string[]
  directory: string
}

/** Runs the commands in turn, so that all see the same weather; returns the milliseconds of each. */
export function measureInTurn(commands: readonly Command[], rounds: number): number[][] {
  const times: number[][] = commands.map(() => [])
  // The first round warms the file cache, and is not counted.
  for (let round = 0; round <= rounds; round += 1)
    for (const [index, command] of commands.entries()) {
      const time = measureOnce(command)
      if (round > 0) times[index]?.push(time)
    }
  return times
}

/** Milliseconds of one run. */
export function measureOnce(command: Command): number {
  const start = process.hrtime.bigint()
  run(command, process.env)
  return Number(process.hrtime.bigint() - start) / 1e6
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Peak resident memory of a Node program in megabytes, as it reports it when it ends. */
export function measureMemory(command: Command): number {
  const report = 'process.on("exit",()=>process._rawDebug("peak",process.resourceUsage().maxRSS))'
  const hook = `data:text/javascript;base64,${Buffer.from(report).toString('base64')}`
  const stderr = run(command, { ...process.env, NODE_OPTIONS: `--import=${hook}` })
  return Number(/^peak (\d+)$/m.exec(stderr)?.[1]) / 1024
}

function run({ program, args, directory }: Command, environment: NodeJS.ProcessEnv): string {
  const { status, stderr, error } = spawnSync(program, args, {
    cwd: directory,
    env: environment,
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  })
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`)
  return stderr
}
