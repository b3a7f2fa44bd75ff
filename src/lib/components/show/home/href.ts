// Where the front page's chips lead.
import { resolve } from '$app/paths';

/** The address of a board or of a notice. */
export function hrefOf({ to, id }: { to: 'follow' | 'notice'; id: string }): string {
	return to === 'follow'
		? resolve('/(show)/follow/[roundId]', { roundId: id })
		: resolve('/(show)/notice/[competitionId]', { competitionId: id });
}
