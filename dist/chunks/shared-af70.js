function parseSource(e){let t=e.startsWith(`﻿`)?`﻿`:``,n=e.slice(t.length),r=n.replace(/\r(?!\n)/g,`
`),i=r.split(`\r
`).length-1;return{bom:t,text:r,written:n,eol:i>r.split(`
`).length-1-i?`\r
`:`
`}}function applyEdits(e,t){let n=t.map((e,t)=>({...e,order:t}));n.sort((e,t)=>e.start-t.start||e.end-t.end||e.order-t.order);let r=e.bom,i=0;for(let t of n){if(t.start<i)throw RangeError(`edits overlap at ${t.start}`);r+=e.written.slice(i,t.start)+withLineEndings(t.text,e.eol),i=t.end}return r+e.written.slice(i)}function lineStart(e,t){return e.lastIndexOf(`
`,t-1)+1}function lineEnd(e,t){let n=e.indexOf(`
`,t);return n===-1?e.length:n+1}function withLineEndings(e,t){return t===`
`?e:e.replace(/\r?\n/g,`\r
`)}export{parseSource as i,lineEnd as n,lineStart as r,applyEdits as t};