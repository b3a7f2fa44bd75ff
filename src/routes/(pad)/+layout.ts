// The judge's tablet is drawn in the browser only, so that its shell opens without a network.
export const ssr = false;
