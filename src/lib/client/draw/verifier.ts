// The program of the page that checks a draw without us: reads the proof in the page, works it out again, and writes what agrees.
import { checkProof, type Checked, type Proof } from '../../domain/competition/draw/proof.ts';
import type { DrawList } from '../../domain/competition/draw/rule.ts';
import { verifierWords, type VerifierWords } from './verifier-words.ts';

type Child = Node | string;

function el(tag: string, className: string, ...children: readonly Child[]): HTMLElement {
	const made = document.createElement(tag);
	if (className) made.className = className;
	made.append(...children);
	return made;
}

function stepLine(step: Checked, w: VerifierWords): HTMLElement {
	const line = el(
		'li',
		step.agrees ? 'yes' : 'no',
		el('b', 'what', step.name ? `${w.step[step.step]} · ${step.name}` : w.step[step.step]),
		el('span', 'word', step.agrees ? w.agrees : w.differs),
		el('span', 'why', w.why[step.step])
	);
	if (step.agrees) line.append(el('code', '', step.comes));
	else {
		line.append(el('code', '', `${w.stands} ${step.stands}`), el('code', '', `${w.comes} ${step.comes}`));
		for (const row of step.differ) line.append(el('p', 'whose', w.whose(row.no, row.label, row.stands, row.comes)));
	}
	line.dataset.step = step.step;
	return line;
}

function placesTable(proof: Proof, list: DrawList, steps: readonly Checked[], w: VerifierWords): HTMLElement {
	const wrong = new Set(steps.flatMap((step) => step.differ.map((row) => row.no)));
	const head = el('tr', '', ...w.columns.map((column) => el('th', '', column)));
	const rows = list.rows.map((row) => {
		const at = proof.result?.places.find((place) => place.no === row.no);
		const place = at === undefined ? '' : 'code' in at ? at.code : w.heat(at.heat, at.stations.join(' → '));
		return el(
			'tr',
			wrong.has(row.no) ? 'no' : '',
			...[String(row.no), row.label, row.unit ?? '', place].map((cell) => el('td', '', cell))
		);
	});
	return el('table', '', el('thead', '', head), el('tbody', '', ...rows));
}

function paperField(proof: Proof, w: VerifierWords): HTMLElement {
	const input = document.createElement('input');
	input.id = 'paper';
	input.placeholder = w.paperHint;
	input.spellcheck = false;
	const says = el('output', '');
	input.addEventListener('input', () => {
		const typed = input.value.replace(/\s/g, '').toLowerCase();
		const same = proof.commitment.startsWith(typed);
		says.textContent = typed.length < 8 ? '' : same ? w.paperSame : w.paperOther;
		says.className = same ? 'yes' : 'no';
	});
	const label = el('label', '', w.paper);
	label.setAttribute('for', 'paper');
	return el('div', 'paper', label, input, says);
}

function worked(proof: Proof): { steps: Checked[]; list: DrawList } | null {
	try {
		return { steps: checkProof(proof), list: JSON.parse(proof.list) as DrawList };
	} catch {
		return null;
	}
}

function draw(proof: Proof, language: 'zh' | 'en'): void {
	const w = verifierWords[language];
	document.documentElement.lang = language;
	const other = el('button', 'other', w.other);
	other.addEventListener('click', () => draw(proof, language === 'zh' ? 'en' : 'zh'));
	const found = worked(proof);
	const bad = found?.steps.filter((step) => !step.agrees).length ?? 1;
	const verdict = !found ? w.unreadable : bad > 0 ? w.some(bad) : proof.result ? w.all : w.waiting;
	document.title = `${w.title} · ${found?.list.of ?? ''}`;
	document.body.replaceChildren(
		el(
			'main',
			'',
			other,
			el('p', 'of', found?.list.of ?? ''),
			el('h1', '', `${w.stage[proof.stage]} · ${w.title}`),
			el('p', 'lead', w.lead),
			el('p', bad > 0 ? 'verdict no' : 'verdict yes', verdict),
			el('ol', '', ...(found?.steps ?? []).map((step) => stepLine(step, w))),
			paperField(proof, w),
			...(found ? [el('h2', '', w.list), placesTable(proof, found.list, found.steps, w)] : [])
		)
	);
}

const proof = JSON.parse(document.getElementById('proof')?.textContent ?? '{}') as Proof;
draw(proof, document.documentElement.lang.startsWith('en') ? 'en' : 'zh');
