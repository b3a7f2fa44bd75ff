// The page that checks a draw without us: proof, style and program in one file that opens from a disk.
import type { Proof } from '../../../domain/competition/draw/proof.ts';

const STYLE = `
*{box-sizing:border-box;margin:0}
body{background:var(--paper);color:var(--ink);font:400 16px/1.6 var(--font);-webkit-text-size-adjust:100%}
main{position:relative;max-width:760px;margin:0 auto;padding:40px 24px 72px}
.of{color:var(--ink-2);padding-right:90px}
h1,h2,.verdict{font-family:'Songti SC',STSong,'Noto Serif SC','Noto Serif CJK SC',serif}
h1{font-size:28px;line-height:1.3;padding-top:2px}
h2{font-size:20px;padding:40px 0 8px}
.lead{color:var(--ink-2);max-width:44em;padding-top:10px}
.verdict{display:inline-block;margin:26px 0 20px;padding:10px 20px;font-weight:700;font-size:26px;line-height:1.3;border-radius:4px}
.verdict.yes{background:var(--seal-fill);color:var(--on-seal);box-shadow:inset 0 0 0 2px var(--seal-fill),inset 0 0 0 3px var(--on-seal)}
.verdict.no{background:var(--madder-soft);color:var(--madder)}
ol{list-style:none;padding:0;border-top:2px solid var(--ink)}
li{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 16px;padding:12px 0 13px;border-bottom:1px solid var(--line)}
li .why,li code,li .whose{grid-column:1/3;font-size:13px;color:var(--ink-2);overflow-wrap:anywhere}
li .word{font-weight:700}
li.yes .word::before{content:'';display:inline-block;width:10px;height:10px;margin-right:7px;border-radius:2px;background:var(--seal-fill)}
li.no .word,li.no .whose,output.no{color:var(--madder)}
li.no .word::before{content:'';display:inline-block;width:12px;height:11px;margin-right:7px;background:var(--madder);clip-path:polygon(50% 0,100% 100%,0 100%)}
li.no .whose{font-weight:700;font-size:15px}
code{font:500 12.5px/1.7 ui-monospace,Consolas,monospace}
.paper{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 16px;padding-top:24px}
.paper input{flex:1 1 260px;min-height:44px;border:0;border-bottom:1px solid var(--ink-3);border-radius:0;background:none;color:inherit;font:500 15px/1.4 ui-monospace,Consolas,monospace}
.paper input::placeholder{color:var(--ink-3);font-family:var(--font)}
.paper output{font-weight:700}
table{width:100%;border-collapse:collapse;border-top:2px solid var(--ink);font-size:15px}
th,td{padding:7px 12px 7px 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:baseline}
th{font-weight:400;font-size:13px;color:var(--ink-2)}
td:nth-child(2){font-weight:700;white-space:nowrap}
td:last-child{white-space:nowrap}
tr.no td{background:var(--madder-soft)}
.other{position:absolute;top:36px;right:24px;min-height:36px;padding:0 12px;border:1px solid var(--line-strong);border-radius:6px;background:none;color:inherit;font:inherit;font-size:14px;cursor:pointer}
@media (max-width:560px){main{padding:24px 16px 56px}td:nth-child(3),th:nth-child(3){display:none}h1{font-size:24px}}
@media print{.other,.paper{display:none}}
`;

/** As JSON inside a script element: nothing in it may end the element. */
function embedded(proof: Proof): string {
	return JSON.stringify(proof).replace(/</g, '\\u003c');
}

/** The whole page. `tokens` is the style sheet of the visual language, `program` the verifier as one script. */
export function verifierPage(proof: Proof, given: { tokens: string; program: string; language: 'zh' | 'en' }): string {
	return `<!doctype html>
<html lang="${given.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>匠赛</title>
<style>
${given.tokens}
${STYLE}</style>
</head>
<body>
<script type="application/json" id="proof">${embedded(proof)}</script>
<script>
${given.program.replace(/<\/script/gi, '<\\/script')}
</script>
</body>
</html>
`;
}
