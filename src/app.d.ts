import type { Context } from '#lib/server/context.ts';

declare global {
	namespace App {
		interface Locals {
			context: Context;
		}
	}
}

export {};
