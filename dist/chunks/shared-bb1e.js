import{Lt as e,fn as t,lt as n,rn as r,sn as i}from"./facts.js";import{_ as a,u as o}from"./pre-push.js";import{dirname as s,join as c,resolve as l}from"node:path";import{chmodSync as u,mkdirSync as d,readFileSync as f,readdirSync as p,renameSync as m,rmSync as h,writeFileSync as g}from"node:fs";function derivePublishing(e){let{publish:t,isResolvedAgain:n}=e,r=deriveTransport(e.url)===`name`&&n,i=findObstacle$1(e);return t!==`block`&&r&&i===null?{way:`record`,reason:null}:t===`local`?{way:`local`,reason:null}:n?t===`block`?{way:`block`,reason:null}:i===null?{way:`follow`,reason:null}:{way:`block`,reason:i}:t===`auto`&&i===null?{way:`follow`,reason:null}:{way:`local`,reason:`you pushed a commit id, not a branch`}}function findObstacle$1(e){let{tracking:t,url:n}=e;return t===null?`the pushed branch has no remote-tracking branch`:t.startsWith(`refs/heads/`)?`its branches are fetched into the local branch \`${t.slice(11)}\``:e.trackedOid===e.from?`the remote-tracking branch is already up to date`:e.addresses>1?`the remote has several push URLs`:deriveTransport(n)===`unknown`?`the remote uses a remote helper`:e.hookObstacle}function deriveTransport(e){return/^(?:https?|ftps?):\/\//i.test(e)?`name`:/^(?:ssh|git|git\+ssh|ssh\+git|file):\/\//i.test(e)?`id`:/^[a-z][a-z0-9+.-]*:\/\//i.test(e)||/^[A-Za-z0-9]+::/.test(e)?`unknown`:`id`}const _=[`way`,`tracking`,`from`,`to`,`branch`,`remote`,`remoteRef`,`page`,`options`,`pid`,`until`];function renderJob(e){return _.map(t=>`${e[t]??``}\n`).join(``)}function parseJobLife(e){let t=e.split(`
`),[n=``,r=``]=[`pid`,`until`].map(e=>t[_.indexOf(e)]);return t.length!==_.length+1||!/^\d*$/.test(n)||!/^\d+$/.test(r)?null:{pid:n===``?null:Number(n),until:Number(r)}}const v=`# git-handoff: one-shot`;function isPublishHook(e){return e.split(`
`,2)[1]?.startsWith(v)===!0}function renderPublishHook(e,n,r){let i=_.map(e=>`IFS= read -r ${e}`).join(`; `);return`#!/bin/sh
${v}. A push created this file to publish the page it committed. It deletes itself; you may delete it too.
test "$1" = committed || exit 0
test "$GIT_HANDOFF" = 0 && exit 0
jobs=${t(e)}
now=$(date +%s)
left=
todo=
for job in "$jobs"/*.job; do
  test -f "$job" || continue
  { ${i}; } <"$job" || continue
  if test "$now" -gt "$until" || { test -n "$pid" && ! kill -0 "$pid" 2>/dev/null; }; then
    rm -f "$job"
  elif test "$(git rev-parse --verify --quiet "$tracking")" != "$from"; then
    left=1
  elif mv "$job" "$job.$$" 2>/dev/null; then
    todo=1
  fi
done
test -n "$left" || rm -f ${t(n)}
test -n "$todo" || exit 0
GIT_HANDOFF=0
export GIT_HANDOFF
for job in "$jobs"/*.$$; do
  test -f "$job" || continue
  { ${i}; } <"$job"
  rm -f "$job"
  test "$(git rev-parse --verify --quiet "$branch")" = "$to" || continue
  if test "$way" = record; then
    git update-ref -m 'handoff: publish' "$tracking" "$to" "$from"
  else
    eval "set -- $options"
    said=$(git push "$@" --quiet --no-follow-tags --recurse-submodules=no -- "$remote" "$to:$remoteRef" 2>&1 </dev/null) && continue
    printf '%s\\n' "$said" >&2
    ${r.map(t).join(` `)} hook take-back "$branch" "$to" </dev/null && continue
    echo "handoff: Committed $page, but could not push it. It will be included in your next push." >&2
  fi
done
exit 0
`}function deriveTrackingRef(e,t){if(e.some(e=>e.startsWith(`^`)&&match(e.slice(1),t)!==null))return null;for(let n of e){let[e,r,...i]=n.replace(/^\+/,``).split(`:`);if(e===void 0||r===void 0||r===``||i.length>0||n.startsWith(`^`))continue;let a=match(e,t);if(a!==null&&r.startsWith(`refs/`))return r.replace(`*`,()=>a)}return null}function match(e,t){let[n=``,r]=e.split(`*`);return r===void 0?n===t?``:null:t.startsWith(n)&&t.endsWith(r)&&t.length>n.length+r.length?t.slice(n.length,t.length-r.length):null}function leavePublishHook(e,t,n,r){let i=a(e,`publish`),o=Math.floor(r.getTime()/1e3)+900;for(let[e,t]of n.entries())writeWhole(c(i,`${process.pid}-${e}.job`),renderJob({...t,until:o}),384);d(s(t),{recursive:!0});let l=[process.execPath,process.argv[1]??``].map(toShell);writeWhole(t,renderPublishHook(toShell(i),toShell(t),l),493)}async function sweepLeftovers(e,t){let n=o(e.commonDir),r=0;for(let e of p(n)){let i=c(n,e),a=readJobLife(i);a!==null&&a.until>=t.getTime()/1e3&&a.pid!==null&&isRunning(a.pid)?r+=1:h(i,{force:!0,recursive:!0})}if(r>0)return;let i=c(await readHooksFolder(e),`reference-transaction`),a=readHookFile(i);a!==null&&isPublishHook(a)&&h(i,{force:!0})}function readJobLife(e){try{return parseJobLife(f(e,`utf8`))}catch{return null}}function isRunning(e){try{return process.kill(e,0),!0}catch{return!1}}function toShell(e){return process.platform===`win32`?e.replaceAll(`\\`,`/`):e}function writeWhole(e,t,n){let r=`${e}.${process.pid}.new`;g(r,t,{mode:n}),u(r,n),m(r,e)}async function readRemoteSettings(e,t){let n=parseScopedConfig((await r(e,[`config`,`-z`,`--show-scope`,`--get-regexp`,`^(core\\.hookspath|remote\\..*\\.(fetch|url|pushurl))$`],{accept:[1]})).toString()),valuesOf=e=>n.filter(({key:n})=>n===`remote.${t}.${e}`).map(({value:e})=>e),i=n.findLast(({key:e})=>e===`core.hookspath`),a=i===void 0?c(e.commonDir,`hooks`):await readHooksFolder(e),o=c(a,`reference-transaction`),s=valuesOf(`pushurl`);return{fetch:valuesOf(`fetch`),addresses:(s.length>0?s:valuesOf(`url`)).length,hookObstacle:findObstacle(i?.scope,o),hookFile:o}}async function isForcedByConfiguration(e,t){let n=(await i(e,[`config`,`-z`,`--get-regexp`,`^remote\\..*\\.(push|mirror)$`])).stdout.toString().split(`\0`),has=(e,r)=>n.some(n=>{let i=n.indexOf(`
`);return n.slice(0,i)===`remote.${t}.${e}`&&r.test(n.slice(i+1))});return has(`push`,/^\+/)||has(`mirror`,/^(?:true|yes|on|1)$/i)}async function readHooksFolder(e){let t=await r(e,[`rev-parse`,`--git-path`,`hooks`]);return l(e.directory,t.toString().replace(/\r?\n$/,``))}function findObstacle(e,t){if(e!==void 0&&e!==`local`&&e!==`worktree`)return`core.hooksPath is set for more than this repository (${e})`;let n=readHookFile(t);return n===null||isPublishHook(n)?null:`there is a reference-transaction hook`}function readHookFile(t){try{return f(t,`utf8`)}catch(t){if(e(t,`ENOENT`,`ENOTDIR`))return null;throw t}}function parseScopedConfig(e){let t=e.split(`\0`);return t.flatMap((e,n)=>{let r=t[n+1];if(n%2!=0||r===void 0)return[];let i=r.indexOf(`
`);return[{scope:e,key:i<0?r:r.slice(0,i),value:i<0?``:r.slice(i+1)}]})}async function readTracking(e,{fetch:t},r){let i=deriveTrackingRef(t,r);return{tracking:i,trackedOid:i===null?null:await n(e,i)}}export{readTracking as a,readRemoteSettings as i,leavePublishHook as n,sweepLeftovers as o,parseScopedConfig as r,derivePublishing as s,isForcedByConfiguration as t};