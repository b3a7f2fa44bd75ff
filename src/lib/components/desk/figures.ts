// Figures as they stand in a column: with a node's decimal places, never rounded, an endless one cut with its mark.

/** A figure with at least `places` decimals; one that goes on for more is cut there and marked with "…". */
export function shownFigure(figure: string, places: number): string {
	const endless = figure.endsWith('…');
	const plain = endless ? figure.slice(0, -1) : figure;
	const [units = '0', fraction = ''] = plain.split('.');
	if (!endless && fraction.length > places) return plain;
	if (places === 0) return endless ? `${units}…` : units;
	return `${units}.${fraction.padEnd(places, '0').slice(0, places)}${endless ? '…' : ''}`;
}
