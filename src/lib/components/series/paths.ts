// Where series and the work calendar are.
import * as desk from '#lib/components/desk/paths.ts';

export const workDays = (year?: number, organizationId?: string | null): string => {
	const query = new URLSearchParams();
	if (year) query.set('year', String(year));
	if (organizationId) query.set('organization', organizationId);
	const asked = query.toString();
	return `${desk.calendar()}/work-days${asked ? `?${asked}` : ''}`;
};
export const seriesList = (): string => `${desk.calendar()}/series`;
export const newSeries = (): string => `${seriesList()}/new`;
export const series = (id: string, date?: string): string => `${seriesList()}/${id}${date ? `?date=${date}` : ''}`;
