// What kind of activity a competition is: skills, 五小 projects, a labour contest 劳动竞赛, or a quiz of knowledge.

export const ACTIVITIES = ['skill', 'five-small', 'labour', 'knowledge'] as const;
export type Activity = (typeof ACTIVITIES)[number];
