import { checkHandoff } from '../commands/check.js'
import { readResume } from '../commands/resume.js'
import { renderCheckout } from '../core/resume/render.js'

interface CheckoutHookSurroundings {
  cwd: string
  environment: NodeJS.ProcessEnv
  out: { write(text: string): Promise<void> }
}

/**
 * `post-checkout OLD NEW FLAG`, see githooks(5): prints at most three lines about the checked-out branch if it has its own
 * page. Prints nothing if the commit did not change (a new branch) or only files were checked out.
 */
export async function runPostCheckoutHook(
  [before, after, flag]: readonly string[],
  { cwd, environment, out }: CheckoutHookSurroundings,
): Promise<number> {
  if (flag !== '1' || before === after || environment['GIT_HANDOFF'] === '0') return 0
  const checked = await checkHandoff({ cwd, environment })
  const { report, input } = checked
  if (report.handoff === null || report.branch === null || report.freshness === 'foreign') return 0
  const last = input.facts?.commits.at(-1) ?? null
  const lines = renderCheckout(await readResume(checked), last)
  await out.write(lines.map((line) => `${line}\n`).join(''))
  return 0
}
