import { expect, it, test } from 'vitest'
import { noAbsolutePath } from '../../../../src/core/lint/rules/private-text.js'
import { findings } from '../input.js'

test.each([
  ['see /home/jane/shop/a.ts.', '/home/jane/shop/a.ts'],
  ['`/Users/jane.doe/dev/x`', '/Users/jane.doe/dev/x'],
  ['`C:\\Users\\Jane\\x.ts`', 'C:\\Users\\Jane\\x.ts'],
  ['`D:\\builds\\out`', 'D:\\builds\\out'],
  ['/mnt/c/Users/jane/x', '/mnt/c/Users/jane/x'],
  ['`~/projects/shop/a.ts`', '~/projects/shop/a.ts'],
  ['file:///opt/x.md', 'file:///opt/x.md'],
])('finds the path in %j', (text, path) => {
  expect(findings(noAbsolutePath, `${text}\n`).map(({ at }) => at)).toEqual([path])
})

test.each([
  'GET `/api/users/jane`',
  'the route /home/feed',
  'in the container `/home/node/app`',
  'logs of the runner: /home/runner/work',
  '`/etc/nginx/nginx.conf`',
  '`~/.config/tool.toml`',
  'https://example.com/home/jane/x',
  'https://example.com/Users/jane',
  '`src/home/jane/x.ts`',
  'ratio 3:4, C: the language',
  '`/home/<you>/x`',
])('lets %j pass', (text) => {
  expect(findings(noAbsolutePath, `${text}\n`)).toEqual([])
})

it('finds paths in code blocks, once a line', () => {
  const page = '```sh\ncd /home/jane/shop && ls /home/jane/other\n```\n'
  expect(findings(noAbsolutePath, page).map(({ at }) => at)).toEqual(['/home/jane/shop'])
})
