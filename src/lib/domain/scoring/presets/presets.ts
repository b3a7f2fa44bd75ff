// The schemes one can start from.
import { diving, diving2000 } from './diving.ts';
import { figureSkating } from './figure-skating.ts';
import { fiveJudges } from './five-judges.ts';
import { gymnastics } from './gymnastics.ts';
import { halfpipe } from './halfpipe.ts';
import { photovoltaic } from './photovoltaic.ts';
import type { Preset } from './pieces.ts';
import { theoryPractical } from './theory-practical.ts';
import { worldskills } from './worldskills.ts';

export const presets: readonly Preset[] = [
	worldskills,
	fiveJudges,
	theoryPractical,
	photovoltaic,
	gymnastics,
	diving,
	diving2000,
	halfpipe,
	figureSkating
];
