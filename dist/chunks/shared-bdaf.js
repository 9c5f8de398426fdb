import{v as e}from"./pre-push.js";import{K as t,U as n}from"./facts.js";import{join as r,resolve as i}from"node:path";import{readFileSync as a}from"node:fs";const o=[`way`,`tracking`,`from`,`to`,`branch`,`remote`,`remoteRef`,`page`,`pid`,`until`];function renderJob(e){return o.map(t=>`${e[t]??``}\n`).join(``)}function parseJobLife(e){let t=e.split(`
`),[n=``,r=``]=[`pid`,`until`].map(e=>t[o.indexOf(e)]);return t.length!==o.length+1||!/^\d*$/.test(n)||!/^\d+$/.test(r)?null:{pid:n===``?null:Number(n),until:Number(r)}}const s=`# git-handoff: one-shot`;function isPublishHook(e){return e.split(`
`,2)[1]?.startsWith(s)===!0}function renderPublishHook(e,t){let n=o.map(e=>`IFS= read -r ${e}`).join(`; `);return`#!/bin/sh
${s}, left by a push to publish the page it committed. It goes by itself, and may be deleted.
test "$1" = committed || exit 0
test "$GIT_HANDOFF" = 0 && exit 0
jobs=${quote(e)}
now=$(date +%s)
left=
todo=
for job in "$jobs"/*.job; do
  test -f "$job" || continue
  { ${n}; } <"$job" || continue
  if test "$now" -gt "$until" || { test -n "$pid" && ! kill -0 "$pid" 2>/dev/null; }; then
    rm -f "$job"
  elif test "$(git rev-parse --verify --quiet "$tracking")" != "$from"; then
    left=1
  elif mv "$job" "$job.$$" 2>/dev/null; then
    todo=1
  fi
done
test -n "$left" || rm -f ${quote(t)}
test -n "$todo" || exit 0
GIT_HANDOFF=0
export GIT_HANDOFF
for job in "$jobs"/*.$$; do
  test -f "$job" || continue
  { ${n}; } <"$job"
  rm -f "$job"
  test "$(git rev-parse --verify --quiet "$branch")" = "$to" || continue
  if test "$way" = record; then
    git update-ref -m 'handoff: publish' "$tracking" "$to" "$from"
  elif ! said=$(git push --quiet --no-follow-tags --recurse-submodules=no -- "$remote" "$to:$remoteRef" 2>&1 </dev/null); then
    printf '%s\\n' "$said" "handoff: $page is committed, but could not be sent. It goes with the next push." >&2
  fi
done
exit 0
`}function quote(e){return`'${e.replaceAll(`'`,`'\\''`)}'`}function deriveTrackingRef(e,t){if(e.some(e=>e.startsWith(`^`)&&match(e.slice(1),t)!==null))return null;for(let n of e){let[e,r,...i]=n.replace(/^\+/,``).split(`:`);if(e===void 0||r===void 0||r===``||i.length>0||n.startsWith(`^`))continue;let a=match(e,t);if(a!==null&&r.startsWith(`refs/`))return r.replace(`*`,()=>a)}return null}function match(e,t){let[n=``,r]=e.split(`*`);return r===void 0?n===t?``:null:t.startsWith(n)&&t.endsWith(r)&&t.length>n.length+r.length?t.slice(n.length,t.length-r.length):null}async function readRemoteSettings(e,t){let i=parseScopedConfig((await n(e,[`config`,`-z`,`--show-scope`,`--get-regexp`,`^(core\\.hookspath|remote\\..*\\.(fetch|url|pushurl))$`],{accept:[1]})).toString()),valuesOf=e=>i.filter(({key:n})=>n===`remote.${t}.${e}`).map(({value:e})=>e),a=i.findLast(({key:e})=>e===`core.hookspath`),o=a===void 0?r(e.commonDir,`hooks`):await readHooksFolder(e),s=r(o,`reference-transaction`),c=valuesOf(`pushurl`);return{fetch:valuesOf(`fetch`),addresses:(c.length>0?c:valuesOf(`url`)).length,hookObstacle:findObstacle(a?.scope,s),hookFile:s}}async function readHooksFolder(e){let t=await n(e,[`rev-parse`,`--git-path`,`hooks`]);return i(e.directory,t.toString().replace(/\r?\n$/,``))}function findObstacle(e,t){if(e!==void 0&&e!==`local`&&e!==`worktree`)return`core.hooksPath is set for more than this repository (${e})`;let n=readHookFile(t);return n===null||isPublishHook(n)?null:`there is a reference-transaction hook`}function readHookFile(t){try{return a(t,`utf8`)}catch(t){if(e(t,`ENOENT`,`ENOTDIR`))return null;throw t}}function parseScopedConfig(e){let t=e.split(`\0`);return t.flatMap((e,n)=>{let r=t[n+1];if(n%2!=0||r===void 0)return[];let i=r.indexOf(`
`);return[{scope:e,key:i<0?r:r.slice(0,i),value:i<0?``:r.slice(i+1)}]})}async function readTracking(e,{fetch:t},n){let r=deriveTrackingRef(t,n);return{tracking:r,trackedOid:r===null?null:await readOid(e,r)}}async function readOid(e,n){let r=[`rev-parse`,`--verify`,`--quiet`,`--end-of-options`,`${n}^{commit}`],i=await t(e,r);return i.status===0?i.stdout.toString().trim():null}export{readRemoteSettings as a,parseJobLife as c,readOid as i,renderJob as l,readHookFile as n,readTracking as o,readHooksFolder as r,isPublishHook as s,parseScopedConfig as t,renderPublishHook as u};