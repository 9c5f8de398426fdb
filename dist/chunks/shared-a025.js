import{_ as e,b as t,d as n}from"./pre-push.js";import{tt as r,z as i}from"./facts.js";import{dirname as a,join as o,resolve as s}from"node:path";import{chmodSync as c,mkdirSync as l,readFileSync as u,readdirSync as d,renameSync as f,rmSync as p,writeFileSync as m}from"node:fs";function derivePublishing(e){let{publish:t,isResolvedAgain:n}=e,r=deriveTransport(e.url)===`name`&&n,i=findObstacle$1(e);return t!==`block`&&r&&i===null?{way:`record`,reason:null}:t===`local`?{way:`local`,reason:null}:n?t===`block`?{way:`block`,reason:null}:i===null?{way:`follow`,reason:null}:{way:`block`,reason:i}:t===`auto`&&i===null?{way:`follow`,reason:null}:{way:`local`,reason:`you pushed a commit id, not a branch`}}function findObstacle$1(e){let{tracking:t,url:n}=e;return t===null?`the pushed branch has no remote-tracking branch`:t.startsWith(`refs/heads/`)?`its branches are fetched into the local branch \`${t.slice(11)}\``:e.trackedOid===e.from?`the remote-tracking branch is already up to date`:e.addresses>1?`the remote has several push URLs`:deriveTransport(n)===`unknown`?`the remote uses a remote helper`:e.hookObstacle}function deriveTransport(e){return/^(?:https?|ftps?):\/\//i.test(e)?`name`:/^(?:ssh|git|git\+ssh|ssh\+git|file):\/\//i.test(e)?`id`:/^[a-z][a-z0-9+.-]*:\/\//i.test(e)||/^[A-Za-z0-9]+::/.test(e)?`unknown`:`id`}const h=[`way`,`tracking`,`from`,`to`,`branch`,`remote`,`remoteRef`,`page`,`pid`,`until`];function renderJob(e){return h.map(t=>`${e[t]??``}\n`).join(``)}function parseJobLife(e){let t=e.split(`
`),[n=``,r=``]=[`pid`,`until`].map(e=>t[h.indexOf(e)]);return t.length!==h.length+1||!/^\d*$/.test(n)||!/^\d+$/.test(r)?null:{pid:n===``?null:Number(n),until:Number(r)}}const g=`# git-handoff: one-shot`;function isPublishHook(e){return e.split(`
`,2)[1]?.startsWith(g)===!0}function renderPublishHook(e,t){let n=h.map(e=>`IFS= read -r ${e}`).join(`; `);return`#!/bin/sh
${g}. A push created this file to publish the page it committed. It deletes itself; you may delete it too.
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
    printf '%s\\n' "$said" "handoff: Committed $page, but could not push it. It will be included in your next push." >&2
  fi
done
exit 0
`}function quote(e){return`'${e.replaceAll(`'`,`'\\''`)}'`}function deriveTrackingRef(e,t){if(e.some(e=>e.startsWith(`^`)&&match(e.slice(1),t)!==null))return null;for(let n of e){let[e,r,...i]=n.replace(/^\+/,``).split(`:`);if(e===void 0||r===void 0||r===``||i.length>0||n.startsWith(`^`))continue;let a=match(e,t);if(a!==null&&r.startsWith(`refs/`))return r.replace(`*`,()=>a)}return null}function match(e,t){let[n=``,r]=e.split(`*`);return r===void 0?n===t?``:null:t.startsWith(n)&&t.endsWith(r)&&t.length>n.length+r.length?t.slice(n.length,t.length-r.length):null}function leavePublishHook(t,n,r,i){let s=e(t,`publish`),c=Math.floor(i.getTime()/1e3)+900;for(let[e,t]of r.entries())writeWhole(o(s,`${process.pid}-${e}.job`),renderJob({...t,until:c}),384);l(a(n),{recursive:!0}),writeWhole(n,renderPublishHook(toShell(s),toShell(n)),493)}async function sweepLeftovers(e,t){let r=n(e.commonDir),i=0;for(let e of d(r)){let n=o(r,e),a=readJobLife(n);a!==null&&a.until>=t.getTime()/1e3&&a.pid!==null&&isRunning(a.pid)?i+=1:p(n,{force:!0,recursive:!0})}if(i>0)return;let a=o(await readHooksFolder(e),`reference-transaction`),s=readHookFile(a);s!==null&&isPublishHook(s)&&p(a,{force:!0})}function readJobLife(e){try{return parseJobLife(u(e,`utf8`))}catch{return null}}function isRunning(e){try{return process.kill(e,0),!0}catch{return!1}}function toShell(e){return process.platform===`win32`?e.replaceAll(`\\`,`/`):e}function writeWhole(e,t,n){let r=`${e}.${process.pid}.new`;m(r,t,{mode:n}),c(r,n),f(r,e)}async function readRemoteSettings(e,t){let n=parseScopedConfig((await r(e,[`config`,`-z`,`--show-scope`,`--get-regexp`,`^(core\\.hookspath|remote\\..*\\.(fetch|url|pushurl))$`],{accept:[1]})).toString()),valuesOf=e=>n.filter(({key:n})=>n===`remote.${t}.${e}`).map(({value:e})=>e),i=n.findLast(({key:e})=>e===`core.hookspath`),a=i===void 0?o(e.commonDir,`hooks`):await readHooksFolder(e),s=o(a,`reference-transaction`),c=valuesOf(`pushurl`);return{fetch:valuesOf(`fetch`),addresses:(c.length>0?c:valuesOf(`url`)).length,hookObstacle:findObstacle(i?.scope,s),hookFile:s}}async function readHooksFolder(e){let t=await r(e,[`rev-parse`,`--git-path`,`hooks`]);return s(e.directory,t.toString().replace(/\r?\n$/,``))}function findObstacle(e,t){if(e!==void 0&&e!==`local`&&e!==`worktree`)return`core.hooksPath is set for more than this repository (${e})`;let n=readHookFile(t);return n===null||isPublishHook(n)?null:`there is a reference-transaction hook`}function readHookFile(e){try{return u(e,`utf8`)}catch(e){if(t(e,`ENOENT`,`ENOTDIR`))return null;throw e}}function parseScopedConfig(e){let t=e.split(`\0`);return t.flatMap((e,n)=>{let r=t[n+1];if(n%2!=0||r===void 0)return[];let i=r.indexOf(`
`);return[{scope:e,key:i<0?r:r.slice(0,i),value:i<0?``:r.slice(i+1)}]})}async function readTracking(e,{fetch:t},n){let r=deriveTrackingRef(t,n);return{tracking:r,trackedOid:r===null?null:await i(e,r)}}export{sweepLeftovers as a,readTracking as i,parseScopedConfig as n,derivePublishing as o,readRemoteSettings as r,leavePublishHook as t};