/** What may take long. With a token the server tells by `$/progress` how far it is, in percent. */
export interface Lengthy {
  readonly workDoneToken?: string | number;
}
