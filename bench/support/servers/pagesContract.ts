/** The contract between the server of the bench's pages, its pages and the measuring process. */

/** A page that plays Teams for the product's pages, and holds the baselines' pages, in iframes. */
export const HOST_PATH = '/host';
/** `?document=<id>` opens a document, without it the page creates one. `/token?document=<id>` is a token for it. */
export const BARE_FLUID_PATH = '/bare-fluid';
export const ECHO_PATH = '/echo';
/** GET → {@link Gateways}. */
export const GATEWAYS_PATH = '/gateways';

/** Origins, one for each person. */
export interface Gateways {
  readonly bareFluid: readonly string[];
  readonly echo: readonly string[];
}
