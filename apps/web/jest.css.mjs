/** Style sheets have nothing to say in a component test. */
export const css = '';
